package chat.parley.notification.login;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.TestIssuer;
import chat.parley.testkit.Tokens;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TokenClientTest {
    private final Tokens ann = Tokens.of(Fixtures.standing().acme().ann());

    @Test
    void aGoodTokenSaysWhoItIs() {
        assertThat(client(TestIssuer.realmUrl(), Clock.systemUTC()).check(ann.sign()))
                .isInstanceOfSatisfying(LoginCheck.Passed.class, passed -> {
                    assertThat(passed.login().accountId().value()).isEqualTo("acme");
                    assertThat(passed.login().operatorId().value()).isEqualTo("ann");
                    assertThat(passed.login().role()).isEqualTo(Role.OPERATOR);
                });
    }

    @Test
    void aTokenIsGoodUntilItExpires() {
        String token = ann.lasting(Duration.ofMinutes(5)).sign();

        assertThat(client(TestIssuer.realmUrl(), Clock.offset(Clock.systemUTC(), Duration.ofMinutes(4)))
                        .check(token))
                .isInstanceOf(LoginCheck.Passed.class);
        assertRefused(
                ErrorCode.TOKEN_EXPIRED,
                client(TestIssuer.realmUrl(), Clock.offset(Clock.systemUTC(), Duration.ofMinutes(6))),
                token);
    }

    @Test
    @Tag("P-21")
    void anUnsignedOrSymmetricallySignedTokenIsForged() {
        var client = client(TestIssuer.realmUrl(), Clock.systemUTC());
        String claims = ann.sign().replaceFirst("^[^.]*\\.", "").replaceFirst("\\.[^.]*$", "");

        // {"alg":"none"} and {"alg":"HS256"}
        assertRefused(ErrorCode.TOKEN_INVALID, client, "eyJhbGciOiJub25lIn0." + claims + ".");
        assertRefused(ErrorCode.TOKEN_INVALID, client, "eyJhbGciOiJIUzI1NiJ9." + claims + ".c2lnbmF0dXJl");
    }

    @Test
    void whileTheKeysCannotBeFetchedNobodyIsCalledAForger() {
        assertRefused(
                ErrorCode.UNAVAILABLE, client("http://127.0.0.1:9/auth/realms/parley", Clock.systemUTC()), ann.sign());
    }

    private static void assertRefused(ErrorCode code, TokenClient client, String token) {
        assertThat(client.check(token))
                .isInstanceOfSatisfying(
                        LoginCheck.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static TokenClient client(String realm, InstantSource clock) {
        return new TokenClient(
                new LoginConfig() {
                    @Override
                    public String issuer() {
                        return TestIssuer.ISSUER;
                    }

                    @Override
                    public URI keys() {
                        return URI.create(realm + "/protocol/openid-connect/certs");
                    }

                    @Override
                    public String audience() {
                        return "parley";
                    }

                    @Override
                    public Duration keysLifetime() {
                        return Duration.ofMinutes(10);
                    }
                },
                clock);
    }
}
