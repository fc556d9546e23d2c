package chat.parley.admin;

import chat.parley.testkit.ParleyServices;
import chat.parley.testkit.vk.VkSimulator;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** Broker, database and issuer for this service, and its settings in tests. */
public final class AdminServices implements QuarkusTestResourceLifecycleManager {
    private final ParleyServices services = new ParleyServices();
    private final StandInKeepers keepers = new StandInKeepers();
    private final VkSimulator vk = new VkSimulator("vk1.a.key-of-the-community", "214167102");

    @Override
    public Map<String, String> start() {
        services.init(Map.of("database", "admin"));
        var settings = new HashMap<>(services.start());
        settings.put("PARLEY_DEMO", "true");
        // Long, so that tests prove that commits wake the relay.
        settings.put("parley.relay.look-every", "1h");
        settings.put("parley.relay.retry-after", "100ms");
        settings.put("parley.vk-app.authority", vk.authority().toString());
        settings.put("parley.vk-app.client-id", VkSimulator.CLIENT);
        settings.put("parley.vk-app.client-secret", VkSimulator.CLIENT_SECRET);
        for (String keeper :
                new String[] {"dialog-service", "channel-ingest", "integration-service", "notification-service"}) {
            settings.put("parley.privacy." + keeper, keepers.address().toString());
        }
        return settings;
    }

    @Override
    public void stop() {
        services.stop();
        vk.close();
        keepers.close();
    }
}
