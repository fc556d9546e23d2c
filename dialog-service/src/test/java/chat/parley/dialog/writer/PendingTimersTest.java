package chat.parley.dialog.writer;

import static chat.parley.testkit.Wait.await;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.CommandMeta;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.OverdueReply;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.DecisionId;
import chat.parley.dialog.conversation.DerivedId;
import chat.parley.platform.json.Json;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A writer's process is killed with {@code kill -9} while timers of several kinds are pending and firing. */
@Tag("N-09")
@Tag("W-22")
@Tag("W-26")
@Tag("P-07")
class PendingTimersTest {
    private static final Actor.System ROUTING = new Actor.System("routing");
    /** What is promised. */
    private static final Duration LATE = Duration.ofSeconds(1);
    /** What is asked for where other builds and tests may take the processors meanwhile. */
    private static final Duration LATE_ON_A_BUSY_MACHINE = Duration.ofSeconds(5);

    private static final int WORKED_OFF = 500;

    /** What a dialog's history makes come, see {@link #begin}. */
    private enum Expected {
        FIRST_REPLY,
        REPLY,
        REASSIGN,
        IDLE
    }

    /** @param recovered when the successor had taken over everything */
    private record Outage(Instant killed, Instant recovered) {
        /** Whether nobody was there to send a timer that was due then. */
        boolean meets(Instant due) {
            return due.isAfter(killed.minus(LATE)) && due.isBefore(recovered);
        }
    }

    /** @param lateness after the first moment at which it could fire; less than nothing during the take-over */
    private record Firing(Expected expected, String conversation, boolean inTheOutage, Duration lateness) {}

    @Test
    void eachFiresOnceAndSoonAfterTheRecovery() throws Exception {
        run(400, Duration.ofSeconds(14), Duration.ofSeconds(9), LATE_ON_A_BUSY_MACHINE);
    }

    @Test
    @Tag("full")
    void ofTenThousandEachFiresOnceAndASecondLateAtMost() throws Exception {
        run(10_000, Duration.ofSeconds(70), Duration.ofSeconds(30), LATE);
    }

    /**
     * @param time how long each wait may last
     * @param spread over which the moments of the timers are spread
     * @param late how late one may fire at most
     */
    private static void run(int dialogs, Duration time, Duration spread, Duration late) throws Exception {
        try (var world = new World(4);
                var killed = new WriterChild(world, "0", "none", time)) {
            killed.await("READY");
            var sent = begin(world, dialogs, spread);
            world.awaitHandled(sent.size());
            // Some have fired, most are pending, and it is in the middle of it.
            await().atMost(time.plusSeconds(60))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> overdue(world) >= dialogs / 10);
            Instant killedAt = InstantSource.system().instant();
            killed.signal("KILL");
            assertThat(overdue(world)).as("it died before it was through").isLessThan(dialogs / 2);

            Instant recovered;
            try (var successor = new WriterChild(world, "0", "none", time)) {
                recovered = successor.readyAt();
                await().atMost(time.plusSeconds(60))
                        .until(() -> world.number("SELECT count(*) FROM timer WHERE kind IN"
                                                + " ('FIRST_REPLY', 'REPLY', 'REASSIGN')")
                                        == 0
                                && world.number("SELECT count(*) FROM dialog WHERE status = 'closed'") >= dialogs / 4);
                successor.end();
            }
            var firings = firings(world, time, new Outage(killedAt, recovered));
            for (Expected expected : Expected.values()) {
                var of = firings.stream()
                        .filter(firing -> firing.expected() == expected)
                        .toList();
                assertThat(of.stream().map(Firing::conversation))
                        .as("none of %s lost, none doubled", expected)
                        .hasSize(expected == Expected.FIRST_REPLY ? dialogs / 2 : dialogs / 4)
                        .doesNotHaveDuplicates();
            }
            // What came due meanwhile is worked off from the recovery on, at least so many in a second.
            long meanwhile = firings.stream().filter(Firing::inTheOutage).count();
            Duration most = late.plusMillis(meanwhile * 1_000 / WORKED_OFF);
            assertThat(firings)
                    .as("late after the recovery, %d having come due before it", meanwhile)
                    .allSatisfy(firing -> assertThat(firing.lateness()).isLessThanOrEqualTo(most));
            new Ledgers(world).audit(sent);
        }
    }

    /** Dialogs of four kinds, in turn: nobody answers; answered once; given out; answered and silent. */
    private static List<DialogCommand> begin(World world, int dialogs, Duration spread) {
        var commands = new Commands("p", 1, dialogs);
        var sent = new ArrayList<DialogCommand>();
        Instant begun = InstantSource.system().instant().minus(spread);
        for (int i = 0; i < dialogs; i++) {
            // Edges stamped them one after the other, and they come all at once: so the timers are spread from the
            // start.
            Instant at = begun.plus(spread.multipliedBy(i).dividedBy(dialogs));
            var hello = commands.message(i, "first-" + i, "hello");
            var dialog = DerivedId.dialog(hello.meta());
            sent.add(stamped(hello, at));
            if (i % 4 == 1 || i % 4 == 3) {
                sent.add(new DialogCommand.PostOperatorMessage(
                        stamped(commands.meta(i, Commands.ANN), at), dialog, "answer-" + i, "hi"));
            }
            if (i % 4 == 1) {
                sent.add(stamped(commands.message(i, "second-" + i, "and?"), at));
            }
            if (i % 4 == 2) {
                sent.add(new DialogCommand.AssignOperator(
                        stamped(commands.meta(i, ROUTING), at),
                        dialog,
                        Commands.ANN.operatorId(),
                        Commands.ANN.name(),
                        new DecisionId("decision-" + i),
                        3));
            }
        }
        sent.forEach(world::send);
        world.flush();
        return sent;
    }

    private static CommandMeta stamped(CommandMeta meta, Instant at) {
        return new CommandMeta(meta.commandId(), meta.accountId(), meta.conversationId(), meta.issuer(), at);
    }

    private static DialogCommand stamped(DialogCommand.PostVisitorMessage message, Instant at) {
        return new DialogCommand.PostVisitorMessage(
                stamped(message.meta(), at),
                message.channelId(),
                message.channelKind(),
                message.externalMessageId(),
                message.clientMessageId(),
                message.text(),
                message.placementId(),
                message.language(),
                message.departmentId(),
                message.pageUrl(),
                List.of(),
                null,
                false,
                null);
    }

    private static long overdue(World world) {
        return world.number("SELECT count(*) FROM event WHERE type = 'ReplyOverdue'");
    }

    /** What fired, with how late it was stored. */
    private static List<Firing> firings(World world, Duration time, Outage outage) throws Exception {
        var firings = new ArrayList<Firing>();
        Map<String, DialogEvent> opened = new HashMap<>();
        Map<String, DialogEvent> said = new HashMap<>();
        Map<String, DialogEvent> assigned = new HashMap<>();
        try (Connection connection = world.database.connect();
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(
                    "SELECT conversation_id, payload, recorded_at FROM event ORDER BY conversation_id, sequence")) {
                while (row.next()) {
                    String conversation = row.getString(1);
                    var event = Json.mapper().readValue(row.getString(2), DialogEvent.class);
                    Instant stored = row.getObject(3, OffsetDateTime.class).toInstant();
                    switch (event) {
                        case DialogEvent.DialogOpened e -> opened.put(conversation, e);
                        case DialogEvent.OperatorAssigned e -> assigned.put(conversation, e);
                        case DialogEvent.MessagePosted e -> said.put(conversation, e);
                        case DialogEvent.ReplyOverdue e -> {
                            boolean first = e.reply() == OverdueReply.FIRST;
                            firings.add(firing(
                                    first ? Expected.FIRST_REPLY : Expected.REPLY,
                                    conversation,
                                    (first ? opened : said).get(conversation),
                                    time,
                                    outage,
                                    stored));
                        }
                        case DialogEvent.DialogQueued e
                        when e.reason() == QueueReason.UNANSWERED ->
                            firings.add(firing(
                                    Expected.REASSIGN, conversation, assigned.get(conversation), time, outage, stored));
                        case DialogEvent.DialogClosed e
                        when e.reason() == CloseReason.IDLE ->
                            firings.add(firing(
                                    Expected.IDLE,
                                    conversation,
                                    said.get(conversation),
                                    time.plus(TimedPolicy.IDLE_LATER),
                                    outage,
                                    stored));
                        default -> {}
                    }
                }
            }
        }
        // Where the reply was late, the idle close comes as long after the busy text: it is not waited for here.
        firings.removeIf(firing -> firing.expected() == Expected.IDLE
                && firings.stream()
                        .anyMatch(other -> other.expected() == Expected.REPLY
                                && other.conversation().equals(firing.conversation())));
        return firings;
    }

    private static Firing firing(
            Expected expected, String conversation, DialogEvent from, Duration after, Outage outage, Instant stored) {
        Instant due = from.meta().at().plus(after);
        boolean meanwhile = outage.meets(due);
        Duration late = Duration.between(meanwhile ? outage.recovered() : due, stored);
        return new Firing(expected, conversation, meanwhile, late);
    }
}
