package chat.parley.contracts.sample;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.command.CommandMeta;
import chat.parley.contracts.dialog.CardChange;
import chat.parley.contracts.dialog.Handover;
import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.dialog.VisitorField;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.AttachmentId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DecisionId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.message.Attachment;
import chat.parley.contracts.message.AttachmentKind;
import java.time.Instant;
import java.util.List;

/** What the samples speak of. */
final class Things {
    static final AccountId ACME = new AccountId("acme");
    static final ConversationId CONVERSATION = new ConversationId("Zk3qVtB8yQx1uD0oPmW7Lg");
    static final DialogId DIALOG = new DialogId("dlg-7Hq2");
    static final MessageId MESSAGE = new MessageId("msg-4Xw9");
    static final CommandId COMMAND = new CommandId("0191f7a2-6c1e-7d43-9a5b-3f2e8c4d7b10");
    static final DecisionId DECISION = new DecisionId("dec-5Rt8");
    static final VisitorId VISITOR = new VisitorId("vis-9Kp3");
    static final OperatorId ANN = new OperatorId("op-ann");
    static final OperatorId BORIS = new OperatorId("op-boris");
    static final DepartmentId SALES = new DepartmentId("sales");
    static final ChannelId WEB = new ChannelId("web-1");
    static final PlacementId SHOP = new PlacementId("shop");
    static final Instant AT = Instant.parse("2026-11-21T09:15:30.123Z");
    static final VisitorCard CARD = new VisitorCard("Иван", List.of("ivan@example.com"), List.of("+7 495 000-00-00"));

    static final CardChange CARD_CHANGE = new CardChange(
            "Иван Петров", List.of("ivan@work.example"), List.of("ivan@example.com"), List.of(), List.of());

    static final Attachment PICTURE = new Attachment(
            new AttachmentId("att-3Vd8"), AttachmentKind.IMAGE, "двор.png", "image/png", 48_213, 640, 480, null);
    static final Attachment VOICE = new Attachment(
            new AttachmentId("att-6Yb1"), AttachmentKind.VOICE, "voice.ogg", "audio/ogg", 9_120, null, null, 12);
    static final List<VisitorField> FIELDS =
            List.of(new VisitorField("Тариф", "Золотой"), new VisitorField("orders", "17"));

    static final Actor VISITOR_ACTOR = new Actor.Visitor(VISITOR, "Иван");
    static final Actor UNNAMED_VISITOR = new Actor.Visitor(VISITOR, null);
    static final Actor ANN_ACTOR = new Actor.Operator(ANN, "Ann", Role.OPERATOR);
    static final Handover HANDOVER =
            new Handover("Wants a desk.", "Went back to the bot.", List.of("Stop", "Хватит"), true);
    static final Actor BOT_ACTOR = new Actor.Bot("bot-faq", "Helper");
    static final Actor OUTSIDE_ACTOR = new Actor.Bot("outside:tg-1", "Shop");
    static final Actor CHANNELS = new Actor.System("channel-ingest");
    static final Actor ROUTING = new Actor.System("routing-service");
    static final Actor DIALOGS = new Actor.System("dialog-service");

    private Things() {}

    static CommandMeta command(Actor issuer) {
        return new CommandMeta(COMMAND, ACME, CONVERSATION, issuer, AT);
    }

    /** The visitor may see it. */
    static EventMeta event(long sequence, long visitorSequence, Actor actor) {
        return new EventMeta(ACME, CONVERSATION, DIALOG, sequence, visitorSequence, AT, actor, COMMAND);
    }

    /** The visitor may not see it. */
    static EventMeta hidden(long sequence, Actor actor) {
        return new EventMeta(ACME, CONVERSATION, DIALOG, sequence, null, AT, actor, COMMAND);
    }
}
