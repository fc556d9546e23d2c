package chat.parley.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

class BrokerAccessTest {
    private static final String LINE =
            "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"a\" password=\"b\";";

    @Test
    void brokersOnTheSameMachineAreAskedWithoutLogin() {
        assertThat(BrokerAccess.settings(Map.of())).isEmpty();
        assertThat(BrokerAccess.settings(Map.of("PARLEY_KAFKA_PROTOCOL", "PLAINTEXT")))
                .isEmpty();
    }

    @Test
    void elsewhereAProcessLogsInOverTls() {
        var settings = BrokerAccess.settings(Map.of(
                "PARLEY_KAFKA_PROTOCOL", "SASL_SSL",
                "PARLEY_KAFKA_LOGIN", LINE,
                "PARLEY_KAFKA_CA", "/etc/parley/kafka-ca/ca.crt"));

        assertThat(settings)
                .containsOnly(
                        Map.entry("security.protocol", "SASL_SSL"),
                        Map.entry("sasl.mechanism", "SCRAM-SHA-512"),
                        Map.entry("sasl.jaas.config", LINE),
                        Map.entry("ssl.truststore.type", "PEM"),
                        Map.entry("ssl.truststore.location", "/etc/parley/kafka-ca/ca.crt"));
        assertThat(ProducerConfig.configNames()).containsAll(settings.keySet());
    }

    @Test
    void halfALoginIsNoneAndSaysWhatIsMissing() {
        assertThatThrownBy(() -> BrokerAccess.settings(
                        Map.of("PARLEY_KAFKA_PROTOCOL", "SASL_SSL", "PARLEY_KAFKA_CA", "/etc/ca.crt")))
                .hasMessageContaining("PARLEY_KAFKA_LOGIN");
        assertThatThrownBy(() ->
                        BrokerAccess.settings(Map.of("PARLEY_KAFKA_PROTOCOL", "SASL_SSL", "PARLEY_KAFKA_LOGIN", LINE)))
                .hasMessageContaining("PARLEY_KAFKA_CA");
    }

    @Test
    void noOtherProtocolIsSpoken() {
        assertThatThrownBy(() -> BrokerAccess.settings(Map.of("PARLEY_KAFKA_PROTOCOL", "SASL_PLAINTEXT")))
                .hasMessageContaining("SASL_PLAINTEXT");
    }
}
