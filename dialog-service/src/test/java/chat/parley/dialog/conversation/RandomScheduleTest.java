package chat.parley.dialog.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.command.CommandMeta;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.MessageStatus;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.dialog.TimerKind;
import chat.parley.contracts.dialog.TransferTarget;
import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.DecisionId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.outcome.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hundred thousand hostile commands: whatever comes in whatever order, the rules hold. */
class RandomScheduleTest {
    private static final int COMMANDS = 100_000;
    private static final int CONVERSATIONS = 40;
    private static final List<Actor.Operator> OPERATORS =
            List.of(Scene.ANN, Scene.BOB, Scene.SUE, Scene.operator("eve", Role.ADMINISTRATOR));

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_121})
    @Tag("N-01")
    @Tag("N-02")
    @Tag("N-05")
    @Tag("N-17")
    @Tag("N-18")
    void holdsItsPromisesWhateverComes(long seed) {
        var random = new Random(seed);
        var scenes = new ArrayList<Scene>();
        for (int i = 0; i < CONVERSATIONS; i++) {
            scenes.add(new Scene("conversation-" + i));
        }
        var told = new HashMap<String, Outcome>();
        var kinds = new HashSet<String>();
        var now = Instant.parse("2026-03-02T10:00:00Z");

        for (int i = 0; i < COMMANDS; i++) {
            now = now.plusMillis(random.nextInt(4_000));
            Scene scene = scenes.get(random.nextInt(CONVERSATIONS));
            scene.now = now;
            scene.policy = policy(random);
            DialogCommand command = command(scene, random);

            Conversation before = scene.conversation;
            Decision once = before.decide(command, scene.memory, scene.policy, scene.now);
            Decision twice = before.decide(command, scene.memory, scene.policy, scene.now);
            assertThat(twice).isEqualTo(once);

            Outcome outcome = scene.when(command);
            String name = before.conversationId() + "/" + command.meta().commandId();
            Outcome first = told.putIfAbsent(name, outcome);
            if (first != null) {
                assertThat(outcome).as("a repeat gets the first outcome").isEqualTo(first);
            }
            kinds.add(command.getClass().getSimpleName() + "/"
                    + (outcome instanceof Outcome.Refused refused
                            ? refused.code().code()
                            : "accepted"));
        }

        scenes.forEach(RandomScheduleTest::keepsItsPromises);
        assertThat(kinds)
                .as("the schedule reached every corner of the rules")
                .contains(
                        "PostVisitorMessage/accepted",
                        "PostVisitorMessage/key-reused",
                        "PostVisitorMessage/forbidden",
                        "PostVisitorMessage/not-found",
                        "PostOperatorMessage/accepted",
                        "PostOperatorMessage/dialog-already-owned",
                        "PostOperatorMessage/dialog-closed",
                        "PostOperatorMessage/key-reused",
                        "PostNote/accepted",
                        "AssignOperator/accepted",
                        "AssignOperator/stale-decision",
                        "AssignOperator/dialog-already-owned",
                        "AssignOperator/dialog-closed",
                        "TakeDialog/accepted",
                        "TakeDialog/dialog-already-owned",
                        "TransferDialog/accepted",
                        "TransferDialog/not-found",
                        "TransferDialog/dialog-already-owned",
                        "RequeueDialog/accepted",
                        "RequeueDialog/dialog-not-owned",
                        "RequeueDialog/dialog-already-owned",
                        "CloseDialog/accepted",
                        "CloseDialog/dialog-closed",
                        "ReopenDialog/accepted",
                        "ReopenDialog/dialog-open",
                        "AdvanceRead/accepted",
                        "AdvanceRead/not-found",
                        "RecordMessageStatus/accepted",
                        "RecordMessageStatus/not-found",
                        "SetVisitorCard/accepted",
                        "TimerDue/accepted");
    }

    private static void keepsItsPromises(Scene scene) {
        var replayed = Conversation.fresh(Scene.ACCOUNT, scene.conversation.conversationId());
        long sequence = 0;
        long visitorSequence = 0;
        Instant last = Instant.MIN;
        DialogId open = null;
        OperatorId owner = null;
        Set<DialogId> dialogs = new HashSet<>();
        Set<MessageId> messages = new HashSet<>();
        Set<String> externals = new HashSet<>();
        Set<DialogId> busy = new HashSet<>();
        Map<MessageId, MessageStatus> statuses = new HashMap<>();
        for (DialogEvent event : scene.events) {
            var meta = event.meta();
            assertThat(meta.sequence()).isEqualTo(++sequence);
            if (event.visibleToVisitor()) {
                assertThat(meta.visitorSequence()).isEqualTo(++visitorSequence);
            } else {
                assertThat(meta.visitorSequence()).isNull();
            }
            assertThat(meta.at()).isAfterOrEqualTo(last);
            last = meta.at();
            switch (event) {
                case DialogEvent.DialogOpened e -> {
                    assertThat(open).as("at most one open dialog").isNull();
                    assertThat(dialogs.add(meta.dialogId())).isTrue();
                    open = meta.dialogId();
                }
                case DialogEvent.DialogReopened e -> {
                    assertThat(open).as("at most one open dialog").isNull();
                    open = meta.dialogId();
                }
                case DialogEvent.DialogClosed e -> {
                    assertThat(meta.dialogId()).isEqualTo(open);
                    assertThat(e.operatorId()).isEqualTo(owner);
                    open = null;
                    owner = null;
                }
                case DialogEvent.OperatorAssigned e -> {
                    assertThat(meta.dialogId()).isEqualTo(open);
                    assertThat(e.previousOperatorId()).as("at most one owner").isEqualTo(owner);
                    assertThat(e.operatorId()).isNotEqualTo(owner);
                    owner = e.operatorId();
                }
                case DialogEvent.DialogQueued e -> {
                    assertThat(e.previousOperatorId()).isEqualTo(owner);
                    owner = null;
                }
                case DialogEvent.MessagePosted e -> {
                    assertThat(meta.dialogId()).isEqualTo(open);
                    assertThat(messages.add(e.messageId())).isTrue();
                    if (e.externalMessageId() != null) {
                        assertThat(externals.add(e.externalMessageId()))
                                .as("a provider's message is posted once")
                                .isTrue();
                    }
                    if (meta.actor().equals(TimerPlan.FIRST_REPLY_TIMEOUT)) {
                        assertThat(busy.add(meta.dialogId()))
                                .as("one busy text in a dialog")
                                .isTrue();
                    }
                }
                case DialogEvent.NotePosted e ->
                    assertThat(messages.add(e.messageId())).isTrue();
                case DialogEvent.MessageStatusChanged e -> {
                    var before = statuses.put(e.messageId(), e.status());
                    assertThat(before == null || e.status().compareTo(before) > 0)
                            .as("a status only rises")
                            .isTrue();
                }
                case DialogEvent.ReadAdvanced e -> assertThat(meta.dialogId()).isEqualTo(open);
                case DialogEvent.VisitorCardChanged e -> assertThat(dialogs).contains(meta.dialogId());
            }
            replayed = replayed.apply(event);
        }
        assertThat(replayed).as("the state is the fold of its events").isEqualTo(scene.conversation);
        assertThat(sequence).isGreaterThan(100);
    }

    private static Scene.Settings policy(Random random) {
        return random.nextInt(20) == 0
                ? new Scene.Settings(Duration.ZERO, "Busy", Duration.ZERO)
                : new Scene.Settings(Duration.ofSeconds(20), "Busy", Duration.ofMinutes(3));
    }

    private static DialogCommand command(Scene scene, Random random) {
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
        return switch (random.nextInt(22)) {
            case 0, 1, 2, 3, 4 ->
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
            case 20 -> new DialogCommand.SetVisitorCard(fromVisitor, new VisitorCard("Vera", List.of(), List.of("+7")));
            default -> {
                var kind = TimerKind.values()[random.nextInt(2)];
                var timer = TimerPlan.of(conversation, scene.policy).get(kind);
                long generation = timer == null ? random.nextInt(50) : timer.generation() - random.nextInt(2);
                yield new DialogCommand.TimerDue(fromSystem, dialogId, kind, generation);
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
        return switch (random.nextInt(5)) {
            case 0 -> new TransferTarget.ToOperator(operator.operatorId(), operator.name());
            case 1 -> new TransferTarget.ToDepartment(Scene.SALES);
            case 2 -> new TransferTarget.ToDepartment(new DepartmentId("nowhere"));
            case 3 -> new TransferTarget.ToLanguage("de");
            default -> new TransferTarget.ToQueue();
        };
    }
}
