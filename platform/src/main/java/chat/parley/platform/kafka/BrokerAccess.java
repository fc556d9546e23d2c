package chat.parley.platform.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.jspecify.annotations.Nullable;

/**
 * How this process tells the brokers who it is. It is the process's and not a feature's: each client of Kafka, whatever
 * it is for, takes these settings from here, and so brokers can hold every service to its own topics.
 *
 * <p>{@code PARLEY_KAFKA_PROTOCOL} is {@code PLAINTEXT}, which is the default, for brokers on the same machine, or
 * {@code SASL_SSL}; then {@code PARLEY_KAFKA_LOGIN} is the line of JAAS with the log-in (SCRAM-SHA-512) and
 * {@code PARLEY_KAFKA_CA} the PEM file with the authority that signs the brokers' certificates. The readers of SmallRye
 * get the same by {@code application.properties}.
 */
public final class BrokerAccess {
    /** The log-in's mechanism. */
    static final String MECHANISM = "SCRAM-SHA-512";

    private static final String PROTOCOL = "PARLEY_KAFKA_PROTOCOL";
    private static final String LOGIN = "PARLEY_KAFKA_LOGIN";
    private static final String AUTHORITY = "PARLEY_KAFKA_CA";

    private BrokerAccess() {}

    /** What this process's clients add to their own settings. */
    public static Map<String, Object> settings() {
        return settings(System.getenv());
    }

    /** A client's own settings and what this process adds to them. */
    public static Map<String, Object> with(Map<String, ?> own) {
        var all = new HashMap<String, Object>(own);
        all.putAll(settings());
        return all;
    }

    /** @throws IllegalArgumentException when the protocol is another one or something is missing */
    static Map<String, Object> settings(Map<String, String> environment) {
        var protocol = environment.getOrDefault(PROTOCOL, "PLAINTEXT");
        return switch (protocol) {
            case "PLAINTEXT" -> Map.of();
            case "SASL_SSL" ->
                Map.of(
                        CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
                        protocol,
                        SaslConfigs.SASL_MECHANISM,
                        MECHANISM,
                        SaslConfigs.SASL_JAAS_CONFIG,
                        required(LOGIN, environment.get(LOGIN)),
                        SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG,
                        "PEM",
                        SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG,
                        required(AUTHORITY, environment.get(AUTHORITY)));
            default -> throw new IllegalArgumentException(PROTOCOL + " is PLAINTEXT or SASL_SSL, but not " + protocol);
        };
    }

    private static String required(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing: SASL_SSL needs it");
        }
        return value;
    }
}
