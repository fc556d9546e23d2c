package chat.parley.ingest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.persistence.TransactionStore;
import chat.parley.testkit.MutableClock;
import chat.parley.testkit.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How a connection is, as two replicas know it. */
@Tag("C-07")
@Tag("P-19")
class HealthClientTest {
    private static final AccountId ACME = new AccountId("acme");

    private final MutableClock clock = MutableClock.at("2026-11-21T09:00:00Z");
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private HealthClient one;
    private HealthClient other;

    @BeforeEach
    void open() {
        var source = TestDatabase.fresh("health").dataSource();
        Flyway.configure().dataSource(source).load().migrate();
        var transactions = new TransactionStore(source);
        one = new HealthClient(new HealthStore(transactions), clock, metrics);
        other = new HealthClient(new HealthStore(transactions), clock, metrics);
        assertThat(one.of(channel("post-1", 1)).state())
                .isEqualTo(other.of(channel("post-1", 1)).state())
                .isEqualTo(ConnectionState.ACTIVE);
    }

    private static ChannelConnection channel(String id, long version) {
        return new ChannelConnection(
                ACME, new ChannelId(id), new ChannelKind("post"), version, "en", null, Map.of(), Map.of());
    }

    private void aSecondLater() {
        clock.advance(HealthClient.STALENESS);
    }

    @Test
    void failuresOnDifferentReplicasCountTogetherAndEachKnowsOfTheOthers() {
        var post = channel("post-1", 1);
        one.failed(post, "cannot be reached");
        other.failed(post, "cannot be reached");

        assertThat(one.failed(post, "still not").state()).isEqualTo(ConnectionState.UNAVAILABLE);

        aSecondLater();
        assertThat(other.of(post).state()).isEqualTo(ConnectionState.UNAVAILABLE);
        assertThat(other.of(post).reason()).isEqualTo("still not");
        other.succeeded(post);
        aSecondLater();
        assertThat(one.of(post).state()).isEqualTo(ConnectionState.ACTIVE);
        assertThat(one.of(post).failures()).isZero();
    }

    @Test
    void aChannelIsDeactivatedOnceForAllAndBeginsAnewWhenItsSettingIsSaved() {
        var post = channel("post-1", 1);
        for (int i = 0; i < 6; i++) {
            (i % 2 == 0 ? one : other).refused(post, "Unauthorized");
        }
        aSecondLater();

        assertThat(one.of(post).state()).isEqualTo(ConnectionState.DEACTIVATED);
        assertThat(other.of(post).state()).isEqualTo(ConnectionState.DEACTIVATED);
        assertThat(metrics.counter("parley.channels.deactivated").count()).isEqualTo(1);
        assertThat(one.of(channel("post-1", 2)).state()).isEqualTo(ConnectionState.ACTIVE);
        assertThat(other.failed(channel("post-1", 2), "slow").failures()).isEqualTo(1);
    }

    @Test
    @Tag("C-03")
    void anAccountHasAsManyCommunitiesAsItLikes() {
        for (int i = 0; i < 5; i++) {
            assertThat((i % 2 == 0 ? one : other).claim(channel("post-" + i, 1), "post:" + i, "@" + i))
                    .isTrue();
        }
    }

    @Test
    @Tag("C-04")
    void oneForeignAccountIsOneChannelsOnAllReplicasUntilItIsRemoved() {
        assertThat(one.claim(channel("post-1", 1), "post:7", "@seven")).isTrue();
        assertThat(other.claim(channel("post-2", 1), "post:7", "@seven")).isFalse();
        assertThat(other.of(channel("post-2", 1)).isTaken()).isTrue();
        aSecondLater();
        assertThat(other.of(channel("post-1", 1)).title()).isEqualTo("@seven");

        one.forget(ACME, new ChannelId("post-1"));

        assertThat(other.claim(channel("post-2", 2), "post:7", "@seven")).isTrue();
        aSecondLater();
        assertThat(one.of(channel("post-2", 2)).state()).isEqualTo(ConnectionState.ACTIVE);
    }
}
