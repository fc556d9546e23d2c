package chat.parley.testkit;

import chat.parley.contracts.topic.Topic;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything a service needs around it, as a Quarkus test resource: a broker with all topics, an empty database, an
 * issuer of operators' tokens. Arguments:
 *
 * <ul>
 *   <li>{@code kafka}: {@code shared} (default, see {@link TestKafka}), {@code fresh} or {@code off}
 *   <li>{@code partitions}: of each topic, {@value Topic#PARTITIONS_ON_ONE_MACHINE} by default
 *   <li>{@code database}: what it is for, in a-z, {@code service} by default; {@code off} for none
 * </ul>
 *
 * A plain test may call {@link #start} itself.
 */
public final class ParleyServices implements QuarkusTestResourceLifecycleManager {
    private String kafka = "shared";
    private int partitions = Topic.PARTITIONS_ON_ONE_MACHINE;
    private String database = "service";
    private @Nullable TestKafka own;
    private @Nullable TemporaryDirectory state;

    @Override
    public void init(Map<String, String> arguments) {
        kafka = arguments.getOrDefault("kafka", kafka);
        partitions = Integer.parseInt(arguments.getOrDefault("partitions", Integer.toString(partitions)));
        database = arguments.getOrDefault("database", database);
    }

    /** @return the configuration of a service that uses what was started */
    @Override
    public Map<String, String> start() {
        var directory = TemporaryDirectory.named("state");
        state = directory;
        PerJvm.closeAtTheEnd(directory);
        var configuration = new LinkedHashMap<String, String>();
        configuration.put("quarkus.http.test-port", "0");
        configuration.put("quarkus.devservices.enabled", "false");
        // Broker and clients tell their whole configuration at each start.
        for (var talkative : List.of("org.apache.kafka", "kafka", "state.change.logger")) {
            configuration.put("quarkus.log.category.\"" + talkative + "\".level", "WARN");
        }
        configuration.put("PARLEY_PORT", "0");
        configuration.put("PARLEY_SLOT", "0");
        configuration.put("PARLEY_PARTITIONS", Integer.toString(partitions));
        configuration.put("PARLEY_STATE_DIR", directory.path().toString());
        configuration.put("PARLEY_SECRET_KEY", VisitorKeys.SECRET_KEY);
        configuration.put("PARLEY_DOOR", TestIssuer.DOOR);
        configuration.put("PARLEY_ISSUER", TestIssuer.ISSUER);
        configuration.put("PARLEY_KEYCLOAK_URL", TestIssuer.realmUrl());
        if (!kafka.equals("off")) {
            configuration.put("PARLEY_KAFKA", broker());
        }
        if (!database.equals("off")) {
            var empty = TestDatabase.fresh(database);
            configuration.put("PARLEY_DATABASE_URL", empty.url());
            configuration.put("PARLEY_DATABASE_USER", empty.user());
            configuration.put("PARLEY_DATABASE_PASSWORD", empty.password());
        }
        return configuration;
    }

    private String broker() {
        return switch (kafka) {
            case "shared" -> TestKafka.bootstrapServers(partitions);
            case "fresh" -> {
                own = TestKafka.fresh(partitions);
                yield own.servers();
            }
            default -> throw new IllegalArgumentException("kafka is shared, fresh or off, not " + kafka);
        };
    }

    /** Ends what was started for this one alone; what is shared lives on for other tests. */
    @Override
    public void stop() {
        if (own != null) {
            own.close();
        }
        if (state != null) {
            state.close();
        }
    }
}
