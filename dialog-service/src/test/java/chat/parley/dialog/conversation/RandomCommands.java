package chat.parley.dialog.conversation;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.automation.AutomationAction;
import chat.parley.contracts.automation.AutomationCondition;
import chat.parley.contracts.automation.AutomationField;
import chat.parley.contracts.automation.AutomationTrigger;
import chat.parley.contracts.command.CommandMeta;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.CardChange;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.DialogPriority;
import chat.parley.contracts.dialog.FieldsProof;
import chat.parley.contracts.dialog.Handover;
import chat.parley.contracts.dialog.MessageStatus;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.dialog.TimerKind;
import chat.parley.contracts.dialog.TransferTarget;
import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.dialog.VisitorField;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.DecisionId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.id.VisitorId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Hostile commands under changing settings: whatever a conversation may be asked for. */
final class RandomCommands {
    /** The same at every moment, so that outcomes can be reckoned afterwards. */
    static final int REFUSAL_SECONDS = 30;

    static final List<Actor.Operator> OPERATORS =
            List.of(Scene.ANN, Scene.BOB, Scene.SUE, Scene.operator("eve", Role.ADMINISTRATOR));

    private RandomCommands() {}

    static ScenePolicy policy(Random random) {
        var usual = new ScenePolicy()
                .firstReply(Duration.ofSeconds(20))
                .idle(Duration.ofMinutes(3))
                .busy("Busy")
                .greeting("Welcome")
                .reply(40)
                .refusal(REFUSAL_SECONDS)
                .readGrace(1)
                .autoreply("We will answer soon", random.nextInt(2))
                .given(random.nextBoolean(), 30, 15, "All are talking");
        return switch (random.nextInt(12)) {
            case 0 -> usual.firstReply(Duration.ZERO).idle(Duration.ZERO);
            case 1 -> usual.bound(3, Map.of(new ChannelKind("telegram"), 2));
            case 2, 3, 4 -> usual.byHand();
            case 5 -> usual.busy("").greeting("").readGrace(0);
            default -> usual;
        };
    }

    /** Rules that react to everything, and promises that are soon broken. */
    static AccountRules busyRules() {
        return new RuleSet()
                .keyword("0", Scene.SALES, Scene.BOB.operatorId(), "billing")
                .keyword("1", new DepartmentId("gone"), null)
                .sla(Scene.SALES, 10, 15, 60, 50, null)
                .sla(20, 25, 90, 80, null)
                .when(
                        AutomationTrigger.VISITOR_MESSAGE,
                        RuleSet.test(AutomationField.TEXT, AutomationCondition.Operator.CONTAINS, "2"),
                        new AutomationAction.AddTags(Set.of("two")),
                        new AutomationAction.SendText("We read you"))
                .when(
                        AutomationTrigger.DIALOG_QUEUED,
                        RuleSet.test(AutomationField.DEPARTMENT, AutomationCondition.Operator.PRESENT),
                        new AutomationAction.AssignOperator(Scene.ANN.operatorId()))
                .when(
                        AutomationTrigger.REPLY_OVERDUE,
                        RuleSet.ALWAYS,
                        new AutomationAction.RequireSkills(Set.of("patience")),
                        new AutomationAction.SetPriority(DialogPriority.HIGH))
                .when(
                        AutomationTrigger.SLA_BREACHED,
                        RuleSet.ALWAYS,
                        new AutomationAction.AssignDepartment(Scene.SALES),
                        new AutomationAction.CallWebhook("https://acme.example/late"))
                .when(
                        AutomationTrigger.DIALOG_CLOSED,
                        RuleSet.ALWAYS,
                        new AutomationAction.SetCategory("Closed"),
                        new AutomationAction.WriteNote("closed"))
                .silence(20, new AutomationAction.SendText("Still there?"))
                .silence(50, new AutomationAction.CloseDialog())
                .ready();
    }

    /** Rules that set themselves and each other off. */
    static AccountRules loopingRules() {
        return new RuleSet()
                .when(
                        AutomationTrigger.DIALOG_CHANGED,
                        RuleSet.ALWAYS,
                        new AutomationAction.SetPriority(DialogPriority.HIGH),
                        new AutomationAction.SetPriority(DialogPriority.LOW))
                .when(
                        AutomationTrigger.OPERATOR_ASSIGNED,
                        RuleSet.ALWAYS,
                        new AutomationAction.AssignDepartment(Scene.SALES),
                        new AutomationAction.SetCategory("sent on"))
                .when(
                        AutomationTrigger.DIALOG_QUEUED,
                        RuleSet.ALWAYS,
                        new AutomationAction.AssignOperator(Scene.BOB.operatorId()),
                        new AutomationAction.SendText("Bob is here"))
                .ready();
    }

    static DialogCommand command(Scene scene, Random random) {
        Conversation conversation = scene.conversation;
        Dialog dialog = conversation.dialog();
        DialogId dialogId =
                dialog == null || random.nextInt(25) == 0 ? new DialogId("dialog-of-old") : dialog.dialogId();
        Actor.Operator operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
        Actor visitor = random.nextInt(40) == 0 ? new Actor.Visitor(new VisitorId("mallory"), null) : Scene.VERA;
        CommandMeta meta = meta(
                scene,
                random,
                switch (random.nextInt(30)) {
                    case 0 -> visitor;
                    case 1 -> Scene.ROUTING;
                    case 2 -> new Actor.Bot("helper", "Helper");
                    default -> operator;
                });
        CommandMeta fromVisitor = meta(scene, random, random.nextInt(40) == 0 ? operator : visitor);
        CommandMeta fromSystem = meta(scene, random, random.nextInt(40) == 0 ? operator : Scene.ROUTING);
        String key = "key-" + random.nextInt(2_000);
        String text = "text " + random.nextInt(3);
        return switch (random.nextInt(33)) {
            case 0 ->
                new DialogCommand.OpenDialog(
                        fromVisitor,
                        new ChannelId("telegram"),
                        new ChannelKind("telegram"),
                        null,
                        "ru",
                        null,
                        null,
                        null,
                        null);
            case 1, 2, 3, 4 ->
                new DialogCommand.PostVisitorMessage(
                        fromVisitor,
                        new ChannelId("telegram"),
                        new ChannelKind("telegram"),
                        random.nextBoolean() ? key : null,
                        random.nextBoolean() ? key : null,
                        text,
                        null,
                        "ru",
                        random.nextBoolean() ? Scene.SALES : null,
                        null,
                        random.nextInt(4) == 0 ? List.of(Sayings.file("f", "file-" + text)) : List.of(),
                        random.nextInt(6) == 0 ? message(scene, random) : null,
                        random.nextInt(5) == 0,
                        null);
            case 5, 6, 7 -> new DialogCommand.PostOperatorMessage(meta, dialogId, key, text);
            case 8 -> new DialogCommand.PostNote(meta, dialogId, key, text);
            case 9, 10 ->
                new DialogCommand.AssignOperator(
                        fromSystem,
                        dialogId,
                        operator.operatorId(),
                        operator.name(),
                        new DecisionId(meta.commandId().value()),
                        dialog == null ? 0 : dialog.place().queuedSequence() - random.nextInt(2));
            case 11 -> new DialogCommand.TakeDialog(meta, dialogId);
            case 12 -> new DialogCommand.TransferDialog(meta, dialogId, target(random, operator));
            case 13 ->
                new DialogCommand.RequeueDialog(fromSystem, dialogId, operator.operatorId(), QueueReason.OPERATOR_LOST);
            case 14 -> new DialogCommand.CloseDialog(meta, dialogId, CloseReason.BY_OPERATOR);
            case 15 -> new DialogCommand.CloseDialog(fromVisitor, dialogId, CloseReason.BY_VISITOR);
            case 16 -> new DialogCommand.ReopenDialog(meta, dialogId);
            case 17 -> new DialogCommand.AdvanceRead(meta, dialogId, message(scene, random));
            case 18 -> new DialogCommand.AdvanceRead(fromVisitor, dialogId, message(scene, random));
            case 19 ->
                new DialogCommand.RecordMessageStatus(
                        fromSystem,
                        message(scene, random),
                        MessageStatus.values()[random.nextInt(MessageStatus.values().length)],
                        null);
            case 20 ->
                random.nextBoolean()
                        ? new DialogCommand.SetVisitorCard(
                                fromVisitor, new VisitorCard("Vera", List.of(), List.of("+7")), null)
                        : new DialogCommand.EditVisitorCard(
                                meta,
                                dialogId,
                                new CardChange(
                                        null,
                                        List.of("v" + random.nextInt(9) + "@example.com"),
                                        List.of(),
                                        List.of(),
                                        List.of("+7")));
            case 21 ->
                random.nextInt(3) == 0
                        ? new DialogCommand.CallOperator(
                                fromSystem, dialogId, new Handover("calls", "leaves", List.of("Text 1"), true))
                        : new DialogCommand.AnnounceQueue(
                                fromSystem,
                                dialogId,
                                dialog == null ? 0 : dialog.place().queuedSequence() - random.nextInt(2));
            case 22 ->
                new DialogCommand.TagDialog(
                        meta, dialogId, Set.of("tag-" + random.nextInt(4)), Set.of("tag-" + random.nextInt(4)));
            case 27 ->
                new DialogCommand.PostOutsideReply(
                        fromSystem,
                        new ChannelId("telegram"),
                        new ChannelKind("telegram"),
                        Scene.VISITOR,
                        null,
                        "outside-" + key,
                        "Shop",
                        text,
                        List.of(),
                        "ru");
            case 28 ->
                new DialogCommand.EditMessage(
                        random.nextBoolean() ? meta : fromVisitor, message(scene, random), null, "new " + text);
            case 29 ->
                random.nextInt(4) == 0
                        ? new DialogCommand.DeleteMessage(
                                random.nextBoolean() ? meta : fromVisitor, message(scene, random), null)
                        : new DialogCommand.DeleteMessage(fromVisitor, null, key);
            case 30 ->
                random.nextInt(4) == 0
                        ? new DialogCommand.EraseVisitor(fromSystem, null)
                        : new DialogCommand.RateDialog(fromVisitor, dialogId, 1 + random.nextInt(5), null);
            case 31 ->
                new DialogCommand.RecordReachability(
                        fromSystem, random.nextInt(4) > 0, random.nextBoolean() ? "blocked" : null);
            case 32 ->
                random.nextBoolean()
                        ? new DialogCommand.SendTranscript(fromVisitor, dialogId, "vera@example.com")
                        : new DialogCommand.SetVisitorFields(
                                fromVisitor,
                                List.of(new VisitorField("n", text)),
                                FieldsProof.values()[random.nextInt(3)],
                                null);
            case 23 ->
                random.nextBoolean()
                        ? new DialogCommand.SetPriority(
                                meta, dialogId, DialogPriority.values()[random.nextInt(DialogPriority.values().length)])
                        : new DialogCommand.SetCategory(meta, dialogId, random.nextBoolean() ? "Delivery" : null);
            default -> {
                var plan =
                        List.copyOf(TimerPlan.of(conversation, scene.settings()).keySet());
                var kind = plan.isEmpty() || random.nextInt(5) == 0
                        ? TimerKind.values()[random.nextInt(TimerKind.values().length)]
                        : plan.get(random.nextInt(plan.size()));
                var timer = TimerPlan.of(conversation, scene.settings()).get(kind);
                long generation =
                        timer == null ? random.nextInt(50) : timer.generation() - (random.nextInt(5) == 0 ? 1 : 0);
                // Mostly in time; now and then early, as a row may be.
                if (timer != null && timer.due().isAfter(scene.now) && random.nextInt(5) > 0) {
                    scene.now = timer.due();
                }
                yield new DialogCommand.TimerDue(
                        meta(scene, random, Scene.ROUTING),
                        dialogId,
                        kind,
                        generation,
                        timer == null ? null : timer.due());
            }
        };
    }

    /** Mostly a new command now; sometimes an old id, a foreign account, a clock that is wrong. */
    private static CommandMeta meta(Scene scene, Random random, Actor issuer) {
        long ahead = random.nextInt(10) == 0 ? random.nextInt(20_000) - 10_000 : 0;
        String id = random.nextInt(15) == 0 ? "repeated-" + random.nextInt(50) : "command-" + random.nextLong();
        AccountId account = random.nextInt(60) == 0 ? new AccountId("other") : Scene.ACCOUNT;
        return new CommandMeta(
                new CommandId(id.replace("--", "-")),
                account,
                scene.conversation.conversationId(),
                issuer,
                scene.now.plusMillis(ahead));
    }

    private static MessageId message(Scene scene, Random random) {
        var posted = scene.events.stream()
                .skip(Math.max(0, scene.events.size() - 40))
                .filter(DialogEvent.MessagePosted.class::isInstance)
                .map(event -> ((DialogEvent.MessagePosted) event).messageId())
                .toList();
        return posted.isEmpty() || random.nextInt(20) == 0
                ? new MessageId("never-posted")
                : posted.get(random.nextInt(posted.size()));
    }

    private static TransferTarget target(Random random, Actor.Operator operator) {
        return switch (random.nextInt(6)) {
            case 0 -> new TransferTarget.ToOperator(operator.operatorId(), operator.name());
            case 1 -> new TransferTarget.ToDepartment(Scene.SALES);
            case 2 -> new TransferTarget.ToDepartment(new DepartmentId("nowhere"));
            case 3 -> new TransferTarget.ToLanguage("de");
            case 4 -> new TransferTarget.ToBot();
            default -> new TransferTarget.ToQueue();
        };
    }
}
