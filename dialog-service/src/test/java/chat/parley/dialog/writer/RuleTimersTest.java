package chat.parley.dialog.writer;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.automation.AutomationAction;
import chat.parley.contracts.automation.AutomationCondition;
import chat.parley.contracts.automation.AutomationTrigger;
import chat.parley.contracts.command.CommandMeta;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.TimerKind;
import chat.parley.contracts.dialog.TransferTarget;
import chat.parley.contracts.id.AutomationId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.SlaId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.settings.RuleSetting;
import chat.parley.dialog.automation.AutomationRules;
import chat.parley.dialog.conversation.AccountPolicy;
import chat.parley.dialog.conversation.AccountRules;
import chat.parley.dialog.conversation.Conversation;
import chat.parley.dialog.conversation.Decision;
import chat.parley.dialog.keyword.KeywordRules;
import chat.parley.dialog.sla.SlaClock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The rows of timers that promises and rules need: never late, and gone when there is nothing to wait for. */
class RuleTimersTest {
    private static final ConversationId CONVERSATION = new ConversationId("c");
    private static final DepartmentId SALES = new DepartmentId("sales");

    private final Map<TimerKind, Rows.TimerRow> rows = new HashMap<>();
    private final Knowledge knowledge = new Knowledge();
    private final AccountPolicy policy = new Ruled();
    private Conversation conversation = Conversation.fresh(World.ACCOUNT, CONVERSATION);
    private Instant now = Instant.parse("2026-03-02T10:00:00Z");
    private int commands;

    @Test
    @Tag("P-06")
    void aPromiseThatIsDueEarlierElsewhereIsNotWaitedForTooLong() {
        does(visitorWrites());
        assertThat(due(TimerKind.SLA_RESOLUTION)).isEqualTo(now.plusSeconds(600));

        does(new DialogCommand.TransferDialog(meta(Commands.ANN), dialog(), new TransferTarget.ToDepartment(SALES)));

        assertThat(due(TimerKind.SLA_RESOLUTION)).isEqualTo(now.plusSeconds(60));
    }

    @Test
    @Tag("T-07")
    void silenceGoesFromStepToStepAndEnds() {
        Instant written = now;
        does(visitorWrites());
        assertThat(due(TimerKind.AUTOMATION)).isEqualTo(written.plusSeconds(30));

        now = written.plusSeconds(30);
        does(timer());
        assertThat(due(TimerKind.AUTOMATION)).isEqualTo(written.plusSeconds(90));

        now = written.plusSeconds(95);
        does(timer());
        assertThat(due(TimerKind.AUTOMATION)).as("nothing looks any more").isNull();
    }

    @Test
    @Tag("T-07")
    void whoeverWritesBeginsANewSilence() {
        does(visitorWrites());
        now = now.plusSeconds(30);
        does(timer());
        now = now.plusSeconds(60);
        does(timer());
        assertThat(due(TimerKind.AUTOMATION)).isNull();

        does(visitorWrites());

        assertThat(due(TimerKind.AUTOMATION)).isEqualTo(now.plusSeconds(30));
    }

    @Test
    @Tag("T-07")
    void aStepThatSomebodyHasWrittenSinceIsReplacedByTheFirst() {
        does(visitorWrites());
        var overtaken = timer();
        now = now.plusSeconds(20);
        does(visitorWrites());
        Instant written = now;
        now = now.plusSeconds(10);

        does(overtaken);

        assertThat(due(TimerKind.AUTOMATION)).isEqualTo(written.plusSeconds(30));
    }

    private void does(DialogCommand command) {
        var changes = new TimerChanges();
        Conversation before = conversation;
        Decision decision = before.decide(command, knowledge.of(before), policy, now);
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        conversation = ((Decision.Accepted) decision).after();
        changes.changed(0, before, conversation, policy);
        if (command instanceof DialogCommand.TimerDue timer) {
            changes.handled(0, timer, conversation, policy);
        }
        changes.rows().forEach(row -> rows.put(row.kind(), row));
    }

    private @Nullable Instant due(TimerKind kind) {
        var row = rows.get(kind);
        return row == null || row.timer() == null ? null : row.timer().due();
    }

    private DialogCommand.TimerDue timer() {
        var timer = rows.get(TimerKind.AUTOMATION).timer();
        return new DialogCommand.TimerDue(
                meta(new Actor.System("dialog-service")),
                dialog(),
                TimerKind.AUTOMATION,
                timer.generation(),
                timer.due());
    }

    private DialogCommand visitorWrites() {
        return new DialogCommand.PostVisitorMessage(
                meta(new Actor.Visitor(new VisitorId("v"), null)),
                new ChannelId("web"),
                ChannelKind.WEB,
                null,
                null,
                "hello",
                null,
                "en",
                null,
                null,
                List.of(),
                null,
                false,
                null);
    }

    private DialogId dialog() {
        return conversation.dialog().dialogId();
    }

    private CommandMeta meta(Actor issuer) {
        return new CommandMeta(new CommandId("k" + ++commands), World.ACCOUNT, CONVERSATION, issuer, now);
    }

    /** Promises that differ by department, and two rules on silence that never act. */
    private static final class Ruled extends QuietPolicy {
        @Override
        public AccountRules rules() {
            return new AccountRules(
                    KeywordRules.NONE,
                    SlaClock.of(List.of(sla("a", 1, SALES, 60), sla("b", 2, null, 600)), Map.of()),
                    AutomationRules.of(List.of(silence("s", 30), silence("t", 90)), Map.of()));
        }

        private static RuleSetting.Sla sla(String id, int rank, @Nullable DepartmentId department, int seconds) {
            return new RuleSetting.Sla(
                    World.ACCOUNT, 1, false, new SlaId(id), id, rank, department, null, 0, 0, seconds, 0, null);
        }

        private static RuleSetting.Automation silence(String id, int seconds) {
            return new RuleSetting.Automation(
                    World.ACCOUNT,
                    1,
                    false,
                    new AutomationId(id),
                    id,
                    1,
                    true,
                    AutomationTrigger.SILENCE,
                    seconds,
                    new AutomationCondition.Any(List.of()),
                    List.of(new AutomationAction.CloseDialog()));
        }
    }
}
