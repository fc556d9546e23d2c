package chat.parley.ingest.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Where addresses that accounts enter may lead: programs of theirs, files of their visitors, mail servers. */
@ConfigMapping(prefix = "parley.egress")
public interface EgressConfig {
    /** Whether they may be private ones; only for trials on one machine. */
    @WithDefault("false")
    boolean allowPrivateAddresses();

    /** For how long a channel may not work before its owner is told. */
    @WithDefault("2m")
    Duration toldAfter();
}
