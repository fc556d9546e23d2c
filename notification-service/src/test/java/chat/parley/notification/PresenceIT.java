package chat.parley.notification;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.contracts.topic.Topic;
import chat.parley.platform.kafka.AccountPartitioner;
import chat.parley.testkit.ParleyServices;
import chat.parley.testkit.TopicProbe;
import chat.parley.testkit.Wait;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = ParleyServices.class,
        initArgs = @ResourceArg(name = "database", value = "notification"),
        scope = TestResourceScope.GLOBAL)
@Tag("N-13")
class PresenceIT extends RunningService {
    @Test
    void aConsoleHoldsALeasePerDeviceAndRenewsIt() {
        var leases = probe(Topic.PRESENCE);

        console(acme.ann(), "desk");

        var seen = leases.await(3, record -> key(record).endsWith("/ann/desk"), Duration.ofSeconds(10));
        assertThat(seen.getFirst().key()).isEqualTo(acme.id().value() + "/ann/desk");
        assertThat(seen.getFirst().partition())
                .isEqualTo(AccountPartitioner.partition(acme.id(), Topic.PARTITIONS_ON_ONE_MACHINE));
        assertThat(seen.getFirst().as(PresenceLease.class))
                .isEqualTo(new PresenceLease(
                        acme.id(), new OperatorId("ann"), new DeviceId("desk"), PresenceStatus.ONLINE, 3_000));
    }

    @Test
    void aCutLinkLeavesTheOperatorThereUntilTheLeaseEnds() {
        var leases = probe(Topic.PRESENCE);
        var vera = console(acme.vera(), "desk");
        var ann = console(acme.ann(), "desk");
        vera.await(f -> "online".equals(status(f, "ann")));

        ann.cut();
        long cut = System.nanoTime();

        vera.await(f -> "offline".equals(status(f, "ann")));
        assertThat(Duration.ofNanos(System.nanoTime() - cut)).isGreaterThan(Duration.ofMillis(1_500));
        assertThat(leases.all(record -> key(record).endsWith("/ann/desk") && offline(record)))
                .isEmpty();
    }

    @Test
    void leavingOnPurposeIsKnownAtOnce() {
        var leases = probe(Topic.PRESENCE);
        var vera = console(acme.vera(), "desk");
        var ann = console(acme.ann(), "desk");
        vera.await(f -> "online".equals(status(f, "ann")));

        ann.send(Map.of("type", "presence", "status", "offline"));

        leases.await(record -> key(record).endsWith("/ann/desk") && offline(record));
        vera.await(f -> "offline".equals(status(f, "ann")));
    }

    @Test
    void whoIsReachableIsToldAfterTheWelcomeAndByName() {
        var first = console(acme.vera(), "desk");
        configure(first, acme.ann());
        console(acme.ann(), "desk");
        first.await(f -> "online".equals(status(f, "ann")));

        var boris = console(acme.boris(), "desk");

        var all = boris.await(f -> Console.type(f).equals("presence"));
        assertThat(status(all, "ann")).isEqualTo("online");
        assertThat(status(all, "vera")).isEqualTo("online");
        assertThat(all.path("operators").toString()).contains("\"Ann\"");
    }

    @Test
    void invisibleOperatorsAreSeenBySupervisorsOnly() {
        var vera = console(acme.vera(), "desk");
        var boris = console(acme.boris(), "desk");
        var ann = console(acme.ann(), "desk");
        boris.await(f -> "online".equals(status(f, "ann")));

        ann.send(Map.of("type", "presence", "status", "invisible"));

        vera.await(f -> "invisible".equals(status(f, "ann")));
        boris.await(f -> "offline".equals(status(f, "ann")));
        var late = console(
                acme.operator("late", "Late", chat.parley.contracts.actor.Role.OPERATOR, java.util.Set.of(), "en"),
                "desk");
        assertThat(status(late.await(f -> Console.type(f).equals("presence")), "ann"))
                .isNull();
    }

    @Test
    void anOperatorOfAnotherReplicaIsReachableWhileTheirLeaseLives() {
        var vera = console(acme.vera(), "desk");
        var lease =
                new PresenceLease(acme.id(), new OperatorId("ann"), new DeviceId("phone"), PresenceStatus.AWAY, 1_000);

        log.presence(lease);

        vera.await(f -> "away".equals(status(f, "ann")));
        vera.await(f -> "offline".equals(status(f, "ann")));
    }

    @Test
    void theSameDeviceOnAnotherReplicaClosesTheOlderSocket() {
        var ann = console(acme.ann(), "desk");
        var vera = console(acme.vera(), "desk");
        vera.await(f -> "online".equals(status(f, "ann")));
        var lease =
                new PresenceLease(acme.id(), new OperatorId("ann"), new DeviceId("desk"), PresenceStatus.ONLINE, 3_000);

        for (String id : new String[] {"socket-elsewhere.5", "socket-elsewhere.0"}) {
            assertThat(ann.isClosed()).isFalse();
            log.raw(
                    Topic.PRESENCE,
                    AccountPartitioner.partition(acme.id(), Topic.PARTITIONS_ON_ONE_MACHINE),
                    lease.key(),
                    Map.of("ce_id", id),
                    chat.parley.platform.json.Json.bytes(lease));
        }

        assertThat(ann.awaitClose()).isEqualTo(4409);
    }

    @Test
    @Tag("P-21")
    void anotherAccountsOperatorsAreNotShown() {
        var umbrella = chat.parley.testkit.Fixtures.unique().acme();
        var theirs = console(umbrella.vera(), "desk");
        console(acme.ann(), "desk");
        var vera = console(acme.vera(), "desk");
        vera.await(f -> "online".equals(status(f, "ann")));

        Wait.await()
                .during(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(2))
                .until(() -> theirs.frames(f -> status(f, "ann") != null).isEmpty());
    }

    /** The status a frame tells of an operator; null for none. */
    private static String status(JsonNode frame, String operator) {
        Optional<JsonNode> shown = StreamSupport.stream(frame.path("operators").spliterator(), false)
                .filter(entry -> entry.path("operatorId").asText().equals(operator))
                .findFirst();
        return shown.map(entry -> entry.path("status").asText()).orElse(null);
    }

    private String key(TopicProbe.Seen record) {
        return String.valueOf(record.key()).startsWith(acme.id().value() + "/") ? record.key() : "";
    }

    private static boolean offline(TopicProbe.Seen record) {
        return record.as(PresenceLease.class).status() == PresenceStatus.OFFLINE;
    }
}
