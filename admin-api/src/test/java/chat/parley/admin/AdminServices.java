package chat.parley.admin;

import chat.parley.testkit.ParleyServices;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** Broker, database and issuer for this service, and its settings in tests. */
public final class AdminServices implements QuarkusTestResourceLifecycleManager {
    private final ParleyServices services = new ParleyServices();

    @Override
    public Map<String, String> start() {
        services.init(Map.of("database", "admin"));
        var settings = new HashMap<>(services.start());
        settings.put("PARLEY_DEMO", "true");
        // Long, so that tests prove that commits wake the relay.
        settings.put("parley.relay.look-every", "1h");
        settings.put("parley.relay.retry-after", "100ms");
        return settings;
    }

    @Override
    public void stop() {
        services.stop();
    }
}
