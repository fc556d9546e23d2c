package chat.parley.dialog.conversation;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand.CallOperator;
import chat.parley.contracts.dialog.Handover;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.message.Buttons;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Bots that have a dialog before operators do [J-07]. Such a dialog is open and was never queued, so routing, which gives
 * out what is queued, knows nothing of it.
 */
final class BotRules {
    /** Under which a bot's words for operators stand that it left behind when it called them. */
    private static final String BOT_VOICE = "bot-handover";

    private BotRules() {}

    /**
     * Whether the visitor's words are the bot's to answer: nobody else waits for them. A bot that the channel does not
     * have any more answers nothing.
     *
     * @param open the present dialog; null where it begins with these words
     */
    static boolean answers(Judgement judgement, @Nullable Dialog open, ChannelId channelId) {
        String bot = judgement.policy().channelBot(channelId);
        if (open == null) {
            return bot != null;
        }
        return open.withBot() && Objects.equals(open.origin().botId(), bot);
    }

    static Decision call(Judgement judgement, CallOperator command) {
        if (judgement.meta().issuer() instanceof Actor.Visitor
                || judgement.meta().issuer() instanceof Actor.Operator) {
            return judgement.forbidden("only a bot calls an operator");
        }
        Dialog dialog = judgement.open(command.dialogId());
        if (dialog == null) {
            return judgement.notOpen();
        }
        if (dialog.owner() != null) {
            return judgement.ownedBy(dialog.owner());
        }
        if (dialog.withBot()) {
            Handover handover = command.handover();
            tell(judgement, dialog, handover == null ? null : handover.firstMessage());
            queue(judgement, dialog, judgement.meta().issuer(), handover);
        }
        return judgement.accept(null);
    }

    /** An operator gives the dialog to the bot its channel has now [J-08]. */
    static Decision giveBack(Judgement judgement, Dialog dialog) {
        String bot = judgement.policy().channelBot(dialog.origin().channelId());
        if (bot == null) {
            return judgement.refuse(ErrorCode.NOT_FOUND, "the dialog's channel has no bot");
        }
        if (!dialog.withBot() || !bot.equals(dialog.origin().botId())) {
            returned(judgement, dialog, bot);
        }
        return judgement.accept(null);
    }

    /** Whether the visitor has said, with nothing else, what leads back to the bot; then the bot has the dialog [J-08]. */
    static boolean leaves(Judgement judgement, @Nullable Dialog open, String text) {
        if (open == null || open.withBot() || open.origin().handover() == null) {
            return false;
        }
        Handover handover = open.origin().handover();
        String bot = judgement.policy().channelBot(open.origin().channelId());
        if (bot == null
                || !bot.equals(open.origin().botId())
                || handover.closePhrases().stream().map(BotRules::plain).noneMatch(plain(text)::equals)) {
            return false;
        }
        tell(judgement, open, handover.lastMessage());
        returned(judgement, open, bot);
        return true;
    }

    /** The button under what an operator writes that leads back to the bot, if the bot asked for one [J-08]. */
    static List<String> buttons(Dialog dialog, Actor author) {
        Handover handover = dialog.origin().handover();
        return author instanceof Actor.Operator
                        && handover != null
                        && handover.closeButton()
                        && handover.closePhrases().getFirst().length() <= Buttons.LABEL_LIMIT
                ? List.of(handover.closePhrases().getFirst())
                : List.of();
    }

    private static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static void returned(Judgement judgement, Dialog dialog, String bot) {
        judgement.happened(
                dialog.dialogId(), meta -> new DialogEvent.DialogReturned(meta, bot, OwnerRules.previous(dialog)));
    }

    /** A note of the bot's; nothing for null. */
    private static void tell(Judgement judgement, Dialog dialog, @Nullable String text) {
        String bot = dialog.origin().botId();
        if (text == null || text.isBlank() || bot == null) {
            return;
        }
        Actor author = judgement.meta().issuer() instanceof Actor.Bot self ? self : new Actor.System(BOT_VOICE);
        var messageId = DerivedId.message(new Actor.System(BOT_VOICE), judgement.meta());
        judgement.happened(
                dialog.dialogId(),
                author,
                meta -> new DialogEvent.NotePosted(meta, messageId, text, "bot/" + messageId.value()));
    }

    /** The dialog waits for operators from now on. */
    static void queue(Judgement judgement, Dialog dialog, Actor actor) {
        queue(judgement, dialog, actor, null);
    }

    private static void queue(Judgement judgement, Dialog dialog, Actor actor, @Nullable Handover handover) {
        judgement.happened(
                dialog.dialogId(),
                actor,
                meta -> new DialogEvent.DialogQueued(
                        meta,
                        QueueReason.BOT,
                        dialog.place().departmentId(),
                        dialog.place().language(),
                        null,
                        dialog.marks().priority(),
                        dialog.place().skills(),
                        MessageRules.preferred(judgement, null, null),
                        handover));
    }
}
