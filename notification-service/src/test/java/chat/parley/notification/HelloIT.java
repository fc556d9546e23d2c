package chat.parley.notification;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.settings.Access;
import chat.parley.testkit.ParleyServices;
import chat.parley.testkit.Tokens;
import chat.parley.testkit.Wait;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = ParleyServices.class,
        initArgs = @ResourceArg(name = "database", value = "notification"),
        scope = TestResourceScope.GLOBAL)
class HelloIT extends RunningService {
    @Test
    void aGoodTokenIsWelcome() {
        var console = closing(Console.open(address)).hello(Tokens.of(acme.vera()), "desk");

        var welcome = console.await(frame -> Console.type(frame).equals("welcome"));

        assertThat(welcome.path("operatorId").asText()).isEqualTo("vera");
        assertThat(welcome.path("accountId").asText()).isEqualTo(acme.id().value());
        assertThat(welcome.path("name").asText()).isEqualTo("Vera");
        assertThat(welcome.path("role").asText()).isEqualTo("supervisor");
        assertThat(welcome.path("leaseSeconds").asInt()).isEqualTo(3);
        assertThat(welcome.path("deviceId").asText()).isEqualTo("desk");
        assertThat(console.frames().getFirst()).isEqualTo(welcome);
    }

    @Test
    void theHighestRoleOfTheTokenCounts() {
        var console = closing(Console.open(address))
                .hello(Tokens.of(acme.ann()).withRoles(Role.OPERATOR, Role.ADMINISTRATOR), "desk");

        assertThat(console.await(frame -> Console.type(frame).equals("welcome"))
                        .path("role")
                        .asText())
                .isEqualTo("administrator");
    }

    @Test
    @Tag("P-21")
    void aTokenThatIsNotGoodClosesTheSocket() {
        var good = Tokens.of(acme.ann());
        assertRefused(good.expired(), "token-expired");
        assertRefused(good.withForgedSignature(), "token-invalid");
        assertRefused(good.forAnotherAudience(), "token-invalid");
        assertRefused(good.fromAnotherIssuer(), "token-invalid");
        assertRefused(good.withAccount(null), "token-invalid");
        assertRefused(good.withRoles(), "forbidden");
    }

    @Test
    void aTokenIsNotEvenReadAsSuch() {
        var console = closing(Console.open(address))
                .send(Map.of("type", "hello", "token", "not.a.token", "deviceId", "desk"));

        assertThat(console.awaitClose()).isEqualTo(4401);
    }

    @Test
    void withoutHelloTheSocketIsClosed() {
        assertThat(closing(Console.open(address)).awaitClose()).isEqualTo(4401);
    }

    @Test
    void anythingBeforeHelloClosesTheSocket() {
        var console = closing(Console.open(address)).send(Map.of("type", "ping"));

        assertThat(console.awaitClose()).isEqualTo(4401);
        assertThat(console.frames())
                .singleElement()
                .satisfies(frame -> assertThat(frame.path("code").asText()).isEqualTo("unauthenticated"));
    }

    @Test
    @Tag("W-68")
    @Tag("P-15")
    void anAddressThatTheAccountShutsOutLosesItsSocketAndGetsNone() {
        var console = console(acme.vera(), "desk");
        configure(console, new Access(acme.id(), 1, false, "127.0.0.0/8, ::1", null, null));
        var open = console(acme.ann(), "desk");

        long saved = System.nanoTime();
        log.setting(new Access(acme.id(), 2, false, "198.51.100.7", null, null));

        assertThat(open.awaitClose()).isEqualTo(4404);
        assertThat(Duration.ofNanos(System.nanoTime() - saved)).isLessThan(Duration.ofSeconds(1));
        assertThat(console.awaitClose()).isEqualTo(4404);
        var again = closing(Console.open(address)).hello(Tokens.of(acme.ann()), "desk");
        assertThat(again.awaitClose()).isEqualTo(4404);
        assertThat(again.frames())
                .singleElement()
                .satisfies(frame -> assertThat(frame.path("code").asText()).isEqualTo("address-not-allowed"));
    }

    @Test
    void aPageOfAnotherSiteIsNotLetIn() {
        assertThat(closing(Console.open(address, "https://evil.example.com", true))
                        .awaitClose())
                .isEqualTo(4403);
        assertThat(closing(Console.open(address, null, true)).awaitClose()).isEqualTo(4403);
    }

    @Test
    void theSocketEndsSoonAfterItsTokenUnlessAFreshOneComes() {
        var renewing =
                closing(Console.open(address)).hello(Tokens.of(acme.ann()).lasting(Duration.ofSeconds(2)), "desk");
        var ending =
                closing(Console.open(address)).hello(Tokens.of(acme.boris()).lasting(Duration.ofSeconds(2)), "desk");
        renewing.await(frame -> Console.type(frame).equals("welcome"));

        renewing.hello(Tokens.of(acme.ann()), "desk");

        assertThat(ending.awaitClose()).isEqualTo(4401);
        assertThat(renewing.isClosed()).isFalse();
        assertThat(renewing.frames(frame -> Console.type(frame).equals("welcome")))
                .hasSize(2);
    }

    @Test
    @Tag("P-21")
    void aSocketStaysWithItsOperator() {
        var console = console(acme.ann(), "desk");

        console.hello(Tokens.of(acme.boris()), "desk");

        assertThat(console.await(frame -> Console.type(frame).equals("error"))
                        .path("code")
                        .asText())
                .isEqualTo("token-invalid");
        assertThat(console.frames(frame -> Console.type(frame).equals("welcome")))
                .hasSize(1);
    }

    @Test
    void theSameDeviceAgainClosesTheOlderSocket() {
        var older = console(acme.ann(), "desk");
        var elsewhere = console(acme.ann(), "phone");

        var newer = console(acme.ann(), "desk");

        assertThat(older.awaitClose()).isEqualTo(4409);
        assertThat(elsewhere.isClosed()).isFalse();
        assertThat(newer.isClosed()).isFalse();
    }

    @Test
    void withoutPingsTheSocketIsClosed() {
        var silent = console(acme.ann(), "desk");
        var talking = console(acme.boris(), "desk");

        silent.fallSilent();

        assertThat(silent.awaitClose()).isEqualTo(4408);
        assertThat(talking.isClosed()).isFalse();
        talking.await(frame -> Console.type(frame).equals("pong"));
    }

    @Test
    void tooManyFramesCloseTheSocket() {
        var console = console(acme.ann(), "desk");

        for (int i = 0; i < 60; i++) {
            console.send(Map.of("type", "ping"));
        }

        assertThat(console.awaitClose()).isEqualTo(4429);
    }

    @Test
    void aFrameOfMoreThan64KiBClosesTheSocket() {
        var console = console(acme.ann(), "desk");

        console.sendText("{\"type\":\"ping\",\"padding\":\"" + "x".repeat(70_000) + "\"}");

        Wait.await().atMost(Duration.ofSeconds(5)).until(console::isClosed);
    }

    @Test
    void whatIsNotAsDocumentedIsAnsweredAndTheSocketLives() {
        var console = console(acme.ann(), "desk");
        var ref = UUID.randomUUID().toString();

        console.sendText("nonsense");
        console.send(Map.of("type", "dance", "ref", ref));

        console.await(frame -> frame.path("ref").asText().equals(ref)
                && frame.path("code").asText().equals("invalid-request"));
        assertThat(console.isClosed()).isFalse();
    }

    private void assertRefused(Tokens token, String code) {
        var console = closing(Console.open(address)).hello(token, "desk");

        assertThat(console.awaitClose()).isEqualTo(4401);
        assertThat(console.frames()).singleElement().satisfies(frame -> {
            assertThat(Console.type(frame)).isEqualTo("error");
            assertThat(frame.path("code").asText()).isEqualTo(code);
        });
    }
}
