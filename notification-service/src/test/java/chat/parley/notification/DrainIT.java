package chat.parley.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.contracts.topic.Topic;
import chat.parley.testkit.ParleyServices;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Takes the service down, so it runs apart from the other tests. */
@QuarkusTest
@TestProfile(DrainIT.Apart.class)
@WithTestResource(
        value = ParleyServices.class,
        initArgs = @ResourceArg(name = "database", value = "notification"),
        scope = TestResourceScope.GLOBAL)
@Tag("N-13")
class DrainIT extends RunningService {
    public static final class Apart implements QuarkusTestProfile {}

    @Inject
    Event<ShutdownDelayInitiatedEvent> shutdown;

    @Test
    void aReplicaThatGoesLetsItsSocketsGoAndNobodySeemsToHaveLeft() {
        var leases = probe(Topic.PRESENCE);
        var console = console(acme.ann(), "desk");

        shutdown.fire(new ShutdownDelayInitiatedEvent());

        assertThat(console.awaitClose()).isEqualTo(1012);
        assertThat(closing(Console.open(address)).awaitClose()).isEqualTo(1012);
        given().get("/q/health/ready").then().statusCode(503);
        assertThat(leases.all(record ->
                        String.valueOf(record.key()).startsWith(acme.id().value() + "/")
                                && record.as(PresenceLease.class).status() == PresenceStatus.OFFLINE))
                .isEmpty();
    }
}
