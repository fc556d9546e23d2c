package chat.parley.contracts.sample;

import static chat.parley.contracts.sample.Things.ACME;
import static chat.parley.contracts.sample.Things.ANN;
import static chat.parley.contracts.sample.Things.ANN_ACTOR;
import static chat.parley.contracts.sample.Things.AT;
import static chat.parley.contracts.sample.Things.BORIS;
import static chat.parley.contracts.sample.Things.BOT_ACTOR;
import static chat.parley.contracts.sample.Things.CARD;
import static chat.parley.contracts.sample.Things.COMMAND;
import static chat.parley.contracts.sample.Things.CONVERSATION;
import static chat.parley.contracts.sample.Things.DECISION;
import static chat.parley.contracts.sample.Things.DIALOG;
import static chat.parley.contracts.sample.Things.DIALOGS;
import static chat.parley.contracts.sample.Things.MESSAGE;
import static chat.parley.contracts.sample.Things.ROUTING;
import static chat.parley.contracts.sample.Things.SALES;
import static chat.parley.contracts.sample.Things.SHOP;
import static chat.parley.contracts.sample.Things.UNNAMED_VISITOR;
import static chat.parley.contracts.sample.Things.VISITOR;
import static chat.parley.contracts.sample.Things.VISITOR_ACTOR;
import static chat.parley.contracts.sample.Things.WEB;
import static chat.parley.contracts.sample.Things.command;
import static chat.parley.contracts.sample.Things.event;
import static chat.parley.contracts.sample.Things.hidden;

import chat.parley.contracts.Family;
import chat.parley.contracts.channel.ChannelHealth;
import chat.parley.contracts.channel.ChannelState;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.decision.QueueState;
import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.DialogOutcome;
import chat.parley.contracts.dialog.DialogPriority;
import chat.parley.contracts.dialog.LimitPassed;
import chat.parley.contracts.dialog.MessageStatus;
import chat.parley.contracts.dialog.OverdueReply;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.dialog.SlaTarget;
import chat.parley.contracts.dialog.TimerKind;
import chat.parley.contracts.dialog.TransferTarget;
import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.AutomationId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.id.PictureId;
import chat.parley.contracts.id.SlaId;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.contracts.signal.Signal;
import chat.parley.contracts.topic.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Samples of everything on the topics but settings. */
final class TopicSamples {
    private static final SlaId GOLD = new SlaId("sla-1");
    private static final AutomationId RULE = new AutomationId("auto-1");
    private static final String PAGE = "https://shop.example.com/prices";

    private final List<Sample> samples = new ArrayList<>();

    private TopicSamples() {}

    static List<Sample> all() {
        var made = new TopicSamples();
        made.commands();
        made.events();
        made.outcomes();
        made.shortLived();
        made.decisions();
        List.of(MessageSamples.all(), BotSamples.all(), ErasureSamples.all(), VisitSamples.all())
                .forEach(made.samples::addAll);
        return made.samples;
    }

    private void add(Topic topic, Object body) {
        add(topic, "", body);
    }

    private void add(Topic topic, String variant, Object body) {
        samples.add(new Sample(Family.of(topic), variant, body));
    }

    private void commands() {
        var topic = Topic.COMMANDS;
        add(
                topic,
                new DialogCommand.PostVisitorMessage(
                        command(VISITOR_ACTOR),
                        WEB,
                        ChannelKind.WEB,
                        null,
                        "client-1",
                        "Сколько стоит доставка? 🚚",
                        SHOP,
                        "ru",
                        SALES,
                        PAGE,
                        List.of(),
                        null,
                        false,
                        null));
        add(
                topic,
                "outside-the-web",
                new DialogCommand.PostVisitorMessage(
                        command(UNNAMED_VISITOR),
                        new chat.parley.contracts.id.ChannelId("tg-1"),
                        new ChannelKind("telegram"),
                        "provider-77",
                        null,
                        "How much is the delivery?",
                        null,
                        "en",
                        null,
                        null,
                        List.of(),
                        null,
                        false,
                        null));
        add(
                topic,
                new DialogCommand.OpenDialog(
                        command(VISITOR_ACTOR), WEB, ChannelKind.WEB, SHOP, "ru", SALES, PAGE, null, null));
        add(
                topic,
                new DialogCommand.PostOperatorMessage(
                        command(ANN_ACTOR), DIALOG, "client-2", "Free above 3,000.\nShall I book it?"));
        add(
                topic,
                "by-a-bot",
                new DialogCommand.PostOperatorMessage(command(BOT_ACTOR), DIALOG, "client-3", "One moment, please."));
        add(topic, new DialogCommand.PostNote(command(ANN_ACTOR), DIALOG, "client-4", "Regular customer"));
        add(topic, new DialogCommand.AssignOperator(command(ROUTING), DIALOG, ANN, "Ann", DECISION, 3));
        transfer("to-bot", new TransferTarget.ToBot());
        add(topic, new DialogCommand.TakeDialog(command(ANN_ACTOR), DIALOG));
        transfer("to-operator", new TransferTarget.ToOperator(BORIS, "Boris"));
        transfer("to-department", new TransferTarget.ToDepartment(SALES));
        transfer("to-language", new TransferTarget.ToLanguage("en"));
        transfer("to-queue", new TransferTarget.ToQueue());
        add(topic, new DialogCommand.RequeueDialog(command(ROUTING), DIALOG, ANN, QueueReason.OPERATOR_LOST));
        add(topic, new DialogCommand.CloseDialog(command(ANN_ACTOR), DIALOG, CloseReason.BY_OPERATOR));
        add(topic, new DialogCommand.ReopenDialog(command(ANN_ACTOR), DIALOG));
        add(topic, new DialogCommand.AdvanceRead(command(VISITOR_ACTOR), DIALOG, MESSAGE));
        add(
                topic,
                new DialogCommand.RecordMessageStatus(
                        command(DIALOGS), MESSAGE, MessageStatus.FAILED, "blocked by user"));
        add(
                topic,
                "without-a-reason",
                new DialogCommand.RecordMessageStatus(command(DIALOGS), MESSAGE, MessageStatus.DELIVERED, null));
        add(topic, new DialogCommand.SetVisitorCard(command(VISITOR_ACTOR), CARD, null));
        add(
                topic,
                "empty",
                new DialogCommand.SetVisitorCard(
                        command(VISITOR_ACTOR), new VisitorCard(null, List.of(), List.of()), null));
        add(topic, "of-a-provider", new DialogCommand.SetVisitorCard(command(VISITOR_ACTOR), CARD, true));
        add(topic, new DialogCommand.TimerDue(command(DIALOGS), DIALOG, TimerKind.FIRST_REPLY, 2, AT));
        add(topic, "without-due", new DialogCommand.TimerDue(command(DIALOGS), DIALOG, TimerKind.IDLE, 4, null));
        add(topic, new DialogCommand.AnnounceQueue(command(ROUTING), DIALOG, 3));
        add(topic, new DialogCommand.TagDialog(command(ANN_ACTOR), DIALOG, Set.of("angry"), Set.of("calm")));
        add(topic, new DialogCommand.SetPriority(command(ANN_ACTOR), DIALOG, DialogPriority.HIGH));
        add(topic, new DialogCommand.SetCategory(command(ANN_ACTOR), DIALOG, "Complaints"));
        add(topic, "none", new DialogCommand.SetCategory(command(ANN_ACTOR), DIALOG, null));
    }

    private void transfer(String variant, TransferTarget target) {
        add(Topic.COMMANDS, variant, new DialogCommand.TransferDialog(command(ANN_ACTOR), DIALOG, target));
    }

    private void events() {
        var topic = Topic.EVENTS;
        add(
                topic,
                new DialogEvent.DialogOpened(
                        event(1, 1, VISITOR_ACTOR),
                        VISITOR,
                        "Иван",
                        WEB,
                        ChannelKind.WEB,
                        SHOP,
                        SALES,
                        "ru",
                        PAGE,
                        false,
                        null));
        add(
                topic,
                "outside-the-web",
                new DialogEvent.DialogOpened(
                        event(1, 1, UNNAMED_VISITOR),
                        VISITOR,
                        null,
                        new chat.parley.contracts.id.ChannelId("tg-1"),
                        new ChannelKind("telegram"),
                        null,
                        null,
                        "en",
                        null,
                        false,
                        null));
        add(
                topic,
                new DialogEvent.MessagePosted(
                        event(2, 2, VISITOR_ACTOR), MESSAGE, "Сколько стоит доставка? 🚚", "client-1", null));
        add(
                topic,
                "from-a-provider",
                new DialogEvent.MessagePosted(event(2, 2, UNNAMED_VISITOR), MESSAGE, "Hello", null, "provider-77"));
        add(topic, new DialogEvent.NotePosted(hidden(3, ANN_ACTOR), MESSAGE, "Regular customer", "client-4"));
        add(topic, new DialogEvent.DialogQueued(event(4, 3, ROUTING), QueueReason.OPERATOR_LOST, SALES, "ru", ANN));
        add(
                topic,
                "for-anybody",
                new DialogEvent.DialogQueued(event(3, 3, DIALOGS), QueueReason.OPENED, null, "en", null));
        add(
                topic,
                new DialogEvent.OperatorAssigned(
                        event(5, 4, ROUTING),
                        BORIS,
                        "Boris",
                        AssignmentCause.AUTOMATIC,
                        ANN,
                        DECISION,
                        null,
                        null,
                        null));
        add(
                topic,
                "by-hand",
                new DialogEvent.OperatorAssigned(
                        event(4, 4, ANN_ACTOR), ANN, "Ann", AssignmentCause.TAKEN, null, null, null, null, null));
        add(
                topic,
                "beyond-the-limit",
                new DialogEvent.OperatorAssigned(
                        event(4, 4, ANN_ACTOR),
                        ANN,
                        "Ann",
                        AssignmentCause.TAKEN,
                        null,
                        null,
                        new LimitPassed(6, 5),
                        null,
                        null));
        add(
                topic,
                "with-a-face",
                new DialogEvent.OperatorAssigned(
                        event(4, 4, ANN_ACTOR),
                        ANN,
                        "Ann",
                        AssignmentCause.TAKEN,
                        null,
                        null,
                        null,
                        "Manager",
                        new PictureId("ann-1")));
        add(topic, new DialogEvent.DialogClosed(event(6, 5, ANN_ACTOR), CloseReason.BY_OPERATOR, ANN));
        add(
                topic,
                "unanswered",
                new DialogEvent.DialogClosed(event(6, 5, VISITOR_ACTOR), CloseReason.BY_VISITOR, null));
        add(topic, new DialogEvent.DialogReopened(event(7, 6, ANN_ACTOR)));
        add(topic, new DialogEvent.ReadAdvanced(event(8, 7, VISITOR_ACTOR), MESSAGE));
        add(
                topic,
                new DialogEvent.MessageStatusChanged(
                        hidden(9, DIALOGS), MESSAGE, MessageStatus.FAILED, "blocked by user"));
        add(
                topic,
                "without-a-reason",
                new DialogEvent.MessageStatusChanged(hidden(9, DIALOGS), MESSAGE, MessageStatus.READ, null));
        add(topic, new DialogEvent.VisitorCardChanged(hidden(10, VISITOR_ACTOR), CARD));
        add(
                topic,
                "with-demands",
                new DialogEvent.DialogQueued(
                        event(4, 3, ROUTING),
                        QueueReason.OPENED,
                        SALES,
                        "ru",
                        null,
                        DialogPriority.URGENT,
                        Set.of("prices"),
                        ANN));
        add(
                topic,
                "missed",
                new DialogEvent.DialogClosed(
                        event(6, 5, VISITOR_ACTOR), CloseReason.BY_VISITOR, null, DialogOutcome.MISSED, 31));
        laterEvents();
    }

    private void laterEvents() {
        var topic = Topic.EVENTS;
        add(
                topic,
                new DialogEvent.DialogTagged(hidden(11, ANN_ACTOR), Set.of("angry"), Set.of("calm"), Set.of("angry")));
        add(topic, new DialogEvent.DialogPriorityChanged(hidden(12, ANN_ACTOR), DialogPriority.HIGH));
        add(topic, new DialogEvent.DialogCategoryChanged(hidden(13, ANN_ACTOR), "Complaints"));
        add(topic, "none", new DialogEvent.DialogCategoryChanged(hidden(13, ANN_ACTOR), null));
        add(topic, new DialogEvent.ReplyOverdue(hidden(14, DIALOGS), OverdueReply.FIRST, 60, ANN, true));
        add(topic, "unowned", new DialogEvent.ReplyOverdue(hidden(14, DIALOGS), OverdueReply.NEXT, 60, null, false));
        add(topic, new DialogEvent.SkillsWaived(hidden(15, DIALOGS)));
        add(topic, new DialogEvent.SlaWarned(hidden(16, DIALOGS), GOLD, "Gold", SlaTarget.NEXT_REPLY, AT));
        add(topic, new DialogEvent.SlaBreached(hidden(17, DIALOGS), GOLD, "Gold", SlaTarget.RESOLUTION, AT));
        add(topic, new DialogEvent.AutomationFired(hidden(18, DIALOGS), RULE, "Angry visitors first", 1, null));
        add(
                topic,
                "stopped",
                new DialogEvent.AutomationFired(hidden(18, DIALOGS), RULE, "Angry visitors first", 6, "too-deep"));
        add(topic, new DialogEvent.WebhookRequested(hidden(19, DIALOGS), RULE, "https://hooks.example.com/angry"));
        add(topic, new DialogEvent.DialogEnded(hidden(20, DIALOGS)));
    }

    private void outcomes() {
        var topic = Topic.OUTCOMES;
        add(topic, new Outcome.Accepted(COMMAND, ACME, CONVERSATION, VISITOR_ACTOR, 2, 2, DIALOG, MESSAGE));
        add(
                topic,
                "before-any-dialog",
                new Outcome.Accepted(COMMAND, ACME, CONVERSATION, VISITOR_ACTOR, 0, 0, null, null));
        add(topic, refused(ErrorCode.DIALOG_ALREADY_OWNED, null, BORIS, "Boris"));
        add(topic, "closed", refused(ErrorCode.DIALOG_CLOSED, DIALOG, null, null));
    }

    private static Outcome.Refused refused(
            ErrorCode code,
            chat.parley.contracts.id.DialogId present,
            chat.parley.contracts.id.OperatorId owner,
            String ownerName) {
        return new Outcome.Refused(
                COMMAND, ACME, CONVERSATION, ANN_ACTOR, 12, 9, code, code.meaning(), present, owner, ownerName);
    }

    private void shortLived() {
        add(Topic.SIGNALS, new Signal.Typing(ACME, CONVERSATION, DIALOG, VISITOR_ACTOR, true, "How much is"));
        add(
                Topic.SIGNALS,
                "without-a-preview",
                new Signal.Typing(ACME, CONVERSATION, null, UNNAMED_VISITOR, false, null));
        add(Topic.SIGNALS, new Signal.QueuePlace(ACME, CONVERSATION, DIALOG, ROUTING, 2, 90));
        add(Topic.SIGNALS, "without-an-estimate", new Signal.QueuePlace(ACME, CONVERSATION, DIALOG, ROUTING, 1, null));
        add(Topic.QUEUES, new QueueState(ACME, 7, 2, Map.of(SHOP, 3)));
        add(Topic.SIGNALS, new Signal.Teleport(ACME, CONVERSATION, DIALOG, ANN_ACTOR, "https://shop.example.com/cart"));
        add(
                Topic.CHANNELS,
                new ChannelHealth(
                        ACME, new ChannelId("telegram-1"), ChannelState.DEACTIVATED, "Unauthorized", Instant.EPOCH));
        add(
                Topic.CHANNELS,
                "well-again",
                new ChannelHealth(ACME, new ChannelId("telegram-1"), ChannelState.ACTIVE, null, Instant.EPOCH));
        var device = new DeviceId("dev-2Lm6");
        add(Topic.PRESENCE, new PresenceLease(ACME, ANN, device, PresenceStatus.ONLINE, 15_000));
        add(Topic.PRESENCE, "over", new PresenceLease(ACME, ANN, device, PresenceStatus.OFFLINE, 0));
    }

    private void decisions() {
        decision("assign", new RoutingDecision.Verdict.Assign(ANN, "Ann", 3));
        decision("wait", new RoutingDecision.Verdict.Wait());
        decision("requeue", new RoutingDecision.Verdict.Requeue(ANN, QueueReason.UNANSWERED));
    }

    private void decision(String variant, RoutingDecision.Verdict verdict) {
        add(
                Topic.DECISIONS,
                variant,
                new RoutingDecision(
                        DECISION,
                        ACME,
                        CONVERSATION,
                        DIALOG,
                        AT,
                        "dialog-queued",
                        verdict,
                        List.of(
                                new RoutingDecision.Candidate(ANN, "Ann", 1, 3, List.of(), AT.minusSeconds(60)),
                                new RoutingDecision.Candidate(
                                        BORIS,
                                        "Boris",
                                        3,
                                        3,
                                        List.of(RoutingDecision.Rejection.AT_LIMIT, RoutingDecision.Rejection.LANGUAGE),
                                        null))));
    }
}
