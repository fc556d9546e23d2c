package chat.parley.dialog.writer;

import static chat.parley.testkit.Wait.await;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A ledger and topics that do not belong together: nothing goes on that would make it worse. */
@Tag("N-01")
@Tag("N-12")
class MisfitTest {
    private final World world = new World(2);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aTopicAheadOfTheLedgerStopsItsPartitionAndTheOthersGoOn() {
        int hurt = handleSome("before");
        // The database is back at an older state: the last events of one partition are gone from it.
        world.execute("DELETE FROM event WHERE partition = " + hurt + " AND position > 3");
        world.execute("UPDATE ledger SET position = 3 WHERE partition = " + hurt);

        var writer = world.start();

        var status = writer.consumer.status();
        await().atMost(Duration.ofSeconds(20)).until(() -> status.stopped() == 1 && status.ready());
        assertThat(status.partitions().get(hurt).stopped()).contains("ahead of the store");
        long handled = world.handled();
        var commands = new Commands("after", 2, 30);
        int others = 0;
        for (int i = 0; i < 30; i++) {
            var command = commands.message(i, "hello");
            others += partitionOf(command.meta().conversationId().value()) == hurt ? 0 : 1;
            world.send(command);
        }
        world.flush();
        world.awaitHandled(handled + others);
        assertThat(world.number("SELECT position FROM ledger WHERE partition = " + hurt))
                .isEqualTo(3);
    }

    @Test
    void aDatabaseThatIsBackAtAnOlderStateIsNoticedEvenWhereAllItsEventsHaveExpired() throws Exception {
        int hurt = handleSome("before");
        world.report(hurt, world.number("SELECT next_offset FROM ledger WHERE partition = " + hurt));
        world.execute("DELETE FROM event WHERE partition = " + hurt);
        world.execute(
                "UPDATE ledger SET position = 0, outcome_position = 0, next_offset = 0 WHERE partition = " + hurt);
        world.expire(Topic.EVENTS, Topic.OUTCOMES);

        var writer = world.start();

        var status = writer.consumer.status();
        await().atMost(Duration.ofSeconds(20)).until(() -> status.stopped() == 1);
        assertThat(status.partitions().get(hurt).stopped()).contains("the database lost commits");
        assertThat(world.number("SELECT next_offset FROM ledger WHERE partition = " + hurt))
                .isZero();
    }

    @Test
    void topicsMadeAnewAreRefused() {
        handleSome("before");
        world.execute("UPDATE ledger SET events_topic_id = 'of-another-topic'");

        var writer = world.start();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> String.valueOf(writer.consumer.status().refusal()).contains("made anew"));
        assertThat(writer.consumer.status().ready()).isFalse();
    }

    @Test
    void aLedgerThatIsAheadOfTheCommandsSaysThatTheBrokerLostThem() {
        int hurt = handleSome("before");
        world.execute("UPDATE ledger SET next_offset = next_offset + 1000 WHERE partition = " + hurt);

        var writer = world.start();

        var status = writer.consumer.status();
        await().atMost(Duration.ofSeconds(20)).until(() -> status.stopped() == 1);
        assertThat(status.partitions().get(hurt).stopped()).contains("lost commands");
    }

    @Test
    void aStateInAnotherVersionsFormIsFoldedFromItsEvents() throws Exception {
        handleSome("before");
        world.execute("UPDATE conversation SET state = '{\"of\":\"yore\"}'");

        world.start();
        var commands = new Commands("before", "later", 9, 10);
        for (int i = 0; i < 10; i++) {
            world.send(commands.message(i, "more"));
        }
        world.flush();
        world.awaitHandled(20);
        world.stopAll();

        assertThat(world.number("SELECT count(*) FROM dialog")).isEqualTo(10);
        assertThat(world.number("SELECT count(*) FROM conversation WHERE sequence >= 4"))
                .isPositive();
        new Ledgers(world).audit(commands.sent());
    }

    /** Handles the first messages of ten conversations; returns a partition that has some. */
    private int handleSome(String name) {
        var writer = world.start();
        var commands = new Commands(name, 1, 10);
        for (int i = 0; i < 10; i++) {
            world.send(commands.message(i, "hello"));
        }
        world.flush();
        world.awaitHandled(10);
        writer.stop();
        return (int) world.number("SELECT partition FROM ledger WHERE position > 3 ORDER BY 1 LIMIT 1");
    }

    private int partitionOf(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % world.partitions;
    }
}
