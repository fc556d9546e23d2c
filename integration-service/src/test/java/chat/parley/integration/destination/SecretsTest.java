package chat.parley.integration.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-10")
class SecretsTest {
    @Test
    void theSecretThatWasReplacedIsGoodUntilItsTimeIsOver() {
        var at = Instant.parse("2026-11-21T09:00:00Z");
        var secrets = new Destination.Secrets("whsec_bmV3", "whsec_b2xk", at);

        assertThat(secrets.previousAt(at.minusSeconds(1))).isEqualTo("whsec_b2xk");
        assertThat(secrets.previousAt(at)).isNull();
        assertThat(secrets.toString()).doesNotContain("whsec");
    }
}
