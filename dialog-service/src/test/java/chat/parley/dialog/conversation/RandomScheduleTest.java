package chat.parley.dialog.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.outcome.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hundred thousand hostile commands: whatever comes in whatever order, the rules hold. */
class RandomScheduleTest {
    private static final int COMMANDS = 100_000;
    private static final int CONVERSATIONS = 40;

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_121})
    @Tag("N-01")
    @Tag("N-02")
    @Tag("N-05")
    @Tag("N-17")
    @Tag("N-18")
    @Tag("P-06")
    @Tag("T-07")
    @Tag("W-27")
    @Tag("W-29")
    @Tag("W-60")
    void holdsItsPromisesWhateverComes(long seed) {
        var random = new Random(seed);
        var rules = List.of(AccountRules.NONE, RandomCommands.busyRules(), RandomCommands.loopingRules());
        var scenes = new ArrayList<Scene>();
        for (int i = 0; i < CONVERSATIONS; i++) {
            var scene = new Scene("conversation-" + i);
            scene.bot = i % 4 == 0 ? "helper" : null;
            scenes.add(scene);
        }
        var told = new HashMap<String, Outcome>();
        var kinds = new HashSet<String>();
        var now = Instant.parse("2026-03-02T10:00:00Z");

        for (int i = 0; i < COMMANDS; i++) {
            now = now.plusMillis(random.nextInt(4_000));
            Scene scene = scenes.get(random.nextInt(CONVERSATIONS));
            scene.now = now;
            scene.policy = RandomCommands.policy(random);
            scene.rules = rules.get(random.nextInt(rules.size()));
            scene.memory.held.put(Scene.ANN.operatorId(), Map.of(new ChannelKind("telegram"), random.nextInt(3)));
            DialogCommand command = RandomCommands.command(scene, random);
            now = scene.now;

            Conversation before = scene.conversation;
            Decision once = before.decide(command, scene.memory, scene.settings(), scene.now);
            Decision twice = before.decide(command, scene.memory, scene.settings(), scene.now);
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

        scenes.forEach(scene -> new Promises(scene).check());
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
                        "CallOperator/accepted",
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
                        "EditVisitorCard/accepted",
                        "TimerDue/accepted",
                        "TakeDialog/limit-reached",
                        "PostOperatorMessage/limit-reached",
                        "ReopenDialog/dialog-closed",
                        "AdvanceRead/dialog-closed",
                        "AnnounceQueue/accepted",
                        "AnnounceQueue/forbidden",
                        "TagDialog/accepted",
                        "SetPriority/accepted",
                        "SetPriority/dialog-closed",
                        "SetCategory/accepted",
                        "PostOutsideReply/accepted",
                        "EditMessage/accepted",
                        "EditMessage/not-found",
                        "DeleteMessage/accepted",
                        "RateDialog/accepted",
                        "SetVisitorFields/accepted",
                        "RecordReachability/accepted",
                        "PostOperatorMessage/visitor-unreachable",
                        "SendTranscript/accepted",
                        "EraseVisitor/accepted",
                        "EraseVisitor/dialog-open",
                        "OpenDialog/accepted");
        var happened =
                scenes.stream().flatMap(scene -> scene.happened().stream()).collect(Collectors.toSet());
        assertThat(happened)
                .contains(
                        "ReplyOverdue",
                        "DialogEnded",
                        "DialogTagged",
                        "DialogPriorityChanged",
                        "DialogCategoryChanged");
        assertThat(happened).contains("SlaWarned", "SlaBreached", "AutomationFired", "WebhookRequested");
        for (var voice :
                List.of(Voice.GREETING, Voice.FIRST_REPLY_TIMEOUT, Voice.REPLY_TIMEOUT, Voice.QUEUE, Voice.AUTOREPLY)) {
            assertThat(scenes.stream().flatMap(scene -> scene.said(voice).stream()))
                    .as("said by " + voice)
                    .isNotEmpty();
        }
        assertThat(scenes.stream()
                        .flatMap(scene -> scene.events.stream())
                        .map(event -> event.meta().actor()))
                .contains(Voice.REASSIGN_TIMEOUT, Voice.READ_GRACE);
    }
}
