package chat.parley.admin.fact;

import static chat.parley.testkit.Wait.await;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.admin.AdminServices;
import chat.parley.admin.Service;
import chat.parley.admin.relay.RelayConfig;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.DialogOutcome;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.topic.Headers;
import chat.parley.contracts.topic.Topic;
import chat.parley.persistence.SchemaJob;
import chat.parley.testkit.TopicProbe;
import chat.parley.testkit.TopicWriter;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Facts are made anew from all events while the log goes on, and are what they were. */
@QuarkusTest
@QuarkusTestResource(AdminServices.class)
@Tag("N-16")
class RebuildIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    RelayConfig broker;

    @Inject
    SchemaJob schema;

    @Inject
    RebuildStore store;

    @Inject
    AgroalDataSource database;

    private final AccountId account =
            new AccountId("rebuilt-" + UUID.randomUUID().toString().substring(0, 8));

    @BeforeEach
    void someDialogs() {
        Service.awaitReady();
        try (var log = new TopicWriter(broker.kafka())) {
            for (int i = 0; i < 4; i++) {
                served("d" + i).events().forEach(log::event);
            }
        }
        awaitDialogs(4);
    }

    @Test
    void whatIsMadeAnewIsByteForByteWhatItWasAndWhatHappensMeanwhileIsInIt() {
        List<String> before = rows();
        spoil();
        assertThat(rows()).isNotEqualTo(before);

        try (var topic = TopicProbe.fromBeginning(broker.kafka(), Topic.EVENTS);
                var log = new TopicWriter(broker.kafka())) {
            var feed = new TopicFeed(topic, account);
            // While it reads, the log goes on: in the middle, and again when it is about to change places.
            feed.meanwhile = () -> served("late").events().forEach(log::event);
            rebuild(feed);

            awaitDialogs(5);
            assertThat(rows()).containsAll(before).hasSize(2 * 5);
            served("later").events().forEach(log::event);
            awaitDialogs(6);
        }
    }

    @Test
    void afterAKillItGoesOnWhereItWas() {
        List<String> before = rows();
        spoil();
        try (var topic = TopicProbe.fromBeginning(broker.kafka(), Topic.EVENTS)) {
            var dying = new TopicFeed(topic, account);
            dying.diesAt = 20;
            job(dying).begin();
            await().atMost(PATIENCE).until(() -> dying.asked.get() >= 20);
            long read = state().read();

            var second = new TopicFeed(topic, account);
            job(second).run();

            assertThat(read).isPositive();
            assertThat(second.given.get()).isEqualTo(state().total() - read);
            assertThat(rows()).isEqualTo(before);
        }
    }

    @Test
    void oneThatIsCancelledChangesNothing() {
        List<String> before = rows();
        try (var topic = TopicProbe.fromBeginning(broker.kafka(), Topic.EVENTS)) {
            var feed = new TopicFeed(topic, account);
            feed.meanwhile = () -> store.cancel(InstantSource.system().instant());
            rebuild(feed);
        }

        assertThat(state().state()).isEqualTo(RebuildState.State.CANCELLED);
        assertThat(rows()).isEqualTo(before);
    }

    private void rebuild(EventFeed feed) {
        assertThat(store.begin(InstantSource.system().instant())).isTrue();
        job(feed).run();
    }

    private RebuildJob job(EventFeed feed) {
        return new RebuildJob(schema, store, feed, InstantSource.system());
    }

    private RebuildState state() {
        return store.state().orElseThrow();
    }

    private Tale served(String name) {
        return Tale.of(account, account + "-" + name, "v")
                .on("2026-03-02")
                .opened("09:00:00")
                .visitorWrote("09:00:00")
                .queued("09:00:00", QueueReason.OPENED)
                .tagged("09:00:01", "b", "a")
                .assigned("09:00:05", "ann", AssignmentCause.AUTOMATIC)
                .operatorWrote("09:00:10", "ann")
                .closed("09:10:00", DialogOutcome.SERVED, 10);
    }

    private void awaitDialogs(int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(read("select dialog_id from report_dialog where closed_at is not null"
                                + " and account_id = '" + account + "'"))
                        .hasSize(count));
    }

    private List<String> rows() {
        return read("select d::text from report_dialog d where account_id = '" + account
                + "' union all select s::text from report_stint s where account_id = '" + account + "' order by 1");
    }

    /** What a fault may have done to them. */
    private void spoil() {
        read("update report_dialog set replies = 99, facts = '{}' where account_id = '" + account
                + "' returning dialog_id");
    }

    private List<String> read(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (row.next()) {
                rows.add(row.getString(1));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A store of dialogs that has what the topic has, and gives it in small portions. */
    private static final class TopicFeed implements EventFeed {
        private static final int PORTION = 5;

        private final TopicProbe topic;
        private final AtomicInteger asked = new AtomicInteger();
        private final AtomicInteger given = new AtomicInteger();
        private Runnable meanwhile = () -> {};
        private int diesAt = Integer.MAX_VALUE;

        TopicFeed(TopicProbe topic, AccountId account) {
            this.topic = topic;
            topic.await(
                    4 * 7,
                    seen -> seen.body().path("meta").path("accountId").asText().equals(account.value()),
                    PATIENCE);
        }

        @Override
        public Stretch after(int partition, long position) {
            int number = asked.incrementAndGet();
            if (number >= diesAt) {
                throw new UncheckedIOException(new IOException("killed"));
            }
            if (number == 10) {
                meanwhile.run();
            }
            List<TopicProbe.Seen> all = topic.all().stream()
                    .filter(seen -> seen.partition() == partition)
                    .toList();
            List<TopicProbe.Seen> some = all.stream()
                    .filter(seen -> position(seen) > position)
                    .limit(PORTION)
                    .toList();
            given.addAndGet(some.size());
            return new Stretch(
                    some.stream().map(seen -> seen.as(DialogEvent.class)).toList(),
                    some.isEmpty() ? position : position(some.getLast()),
                    all.isEmpty() ? 0 : position(all.getLast()));
        }

        private static long position(TopicProbe.Seen seen) {
            return Long.parseLong(seen.headers().getOrDefault(Headers.POSITION, "0"));
        }
    }
}
