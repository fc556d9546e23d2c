package chat.parley.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @Test
    @Tag("T-17")
    void credentialsInTheUrlAreKeptApart() {
        var endpoint = Endpoint.parse("https://user:pass%20word@Hooks.Example.com:8443/in?x=1#part");

        assertThat(endpoint.credentials()).isEqualTo("user:pass word");
        assertThat(endpoint.url()).hasToString("https://hooks.example.com:8443/in?x=1");
        assertThat(endpoint.host()).isEqualTo("hooks.example.com");
        assertThat(endpoint.port()).isEqualTo(8443);
        assertThat(endpoint.target()).isEqualTo("/in?x=1");
        assertThat(endpoint.toString()).doesNotContain("pass", "x=1");
    }

    @Test
    void whatIsLeftOutIsTheUsual() {
        assertThat(Endpoint.parse("https://example.com").port()).isEqualTo(443);
        assertThat(Endpoint.parse("http://example.com").port()).isEqualTo(80);
        assertThat(Endpoint.parse("http://example.com").target()).isEqualTo("/");
        assertThat(Endpoint.parse("http://[2606:4700::1]/x").host()).isEqualTo("2606:4700::1");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "example.com",
                "ftp://example.com",
                "file:///etc/passwd",
                "http://",
                "http:///path",
                "http://a b",
                "javascript:alert(1)",
                "https://example.com:99999999999"
            })
    void anythingElseIsRefused(String url) {
        assertThatThrownBy(() -> Endpoint.parse(url))
                .isInstanceOfSatisfying(
                        ContractViolation.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_SETTING));
    }

    @Test
    void credentialsStayOnlyOnTheSameServer() {
        var endpoint = Endpoint.parse("https://example.com/a");

        assertThat(endpoint.sameServer(Endpoint.parse("https://example.com:443/b")))
                .isTrue();
        assertThat(endpoint.sameServer(Endpoint.parse("http://example.com/a"))).isFalse();
        assertThat(endpoint.sameServer(Endpoint.parse("https://example.com:8443/a")))
                .isFalse();
        assertThat(endpoint.sameServer(Endpoint.parse("https://example.org/a"))).isFalse();
    }

    @Test
    @Tag("N-10")
    void theSignatureIsThatOfStandardWebhooks() {
        var at = Instant.ofEpochSecond(1_614_265_330);

        assertThat(WebhookSignature.header(
                        List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        at,
                        "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    @Tag("N-10")
    void whileASecretIsReplacedBothSign() {
        var at = Instant.parse("2026-11-21T09:00:00Z");
        var old = WebhookSignature.header(List.of("whsec_b2xk"), "m", at, "{}");
        var fresh = WebhookSignature.header(List.of("whsec_bmV3"), "m", at, "{}");

        assertThat(WebhookSignature.header(List.of("whsec_bmV3", "whsec_b2xk"), "m", at, "{}"))
                .isEqualTo(fresh + " " + old);
    }

    @Test
    @Tag("N-10")
    void aSignatureIsGoodForItsBodyItsTimeAndItsSecretOnly() {
        var at = Instant.parse("2026-11-21T09:00:00Z");
        String timestamp = Long.toString(at.getEpochSecond());
        byte[] body = {'{', '}'};
        var secrets = List.of("whsec_b2xk", "whsec_bmV3");
        String signed = WebhookSignature.header(List.of("whsec_b3RoZXI=", "whsec_bmV3"), "m", at, body);

        assertThat(WebhookSignature.isGood(secrets, "m", timestamp, signed, body, at.plusSeconds(299)))
                .isTrue();
        assertThat(WebhookSignature.isGood(secrets, "m", timestamp, signed, body, at.plusSeconds(301)))
                .isFalse();
        assertThat(WebhookSignature.isGood(secrets, "n", timestamp, signed, body, at))
                .isFalse();
        assertThat(WebhookSignature.isGood(secrets, "m", timestamp, signed, new byte[] {'{', ' ', '}'}, at))
                .isFalse();
        assertThat(WebhookSignature.isGood(List.of("whsec_b2xk"), "m", timestamp, signed, body, at))
                .isFalse();
        assertThat(WebhookSignature.isGood(secrets, "m", "soon", signed, body, at))
                .isFalse();
    }
}
