package chat.parley.routing;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;

/** The configuration of a service, without the service. */
public final class RoutingConfigs {
    private static final int ABOVE_THE_USUAL = 200;

    private RoutingConfigs() {}

    /** All else as by default. */
    public static RoutingConfig of(String kafka, String slot, Path stateDir) {
        return new SmallRyeConfigBuilder()
                .withMapping(RoutingConfig.class)
                .withDefaultValue("parley.routing.kafka", kafka)
                .withDefaultValue("parley.routing.slot", slot)
                .withDefaultValue("parley.routing.state-dir", stateDir.toString())
                .withDefaultValue("parley.routing.dialog-url", "http://127.0.0.1:1")
                .withConverter(Duration.class, ABOVE_THE_USUAL, new DurationConverter())
                .build()
                .getConfigMapping(RoutingConfig.class);
    }
}
