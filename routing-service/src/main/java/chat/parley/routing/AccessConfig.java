package chat.parley.routing;

import chat.parley.platform.settings.AccessRules;
import chat.parley.platform.settings.SettingsReader;
import chat.parley.platform.settings.SettingsView;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** From where supervisors may look at the board: of every account, whichever process decides for it. */
@Singleton
final class AccessConfig {
    private final SettingsView settings = new SettingsView();

    @Produces
    @Singleton
    @Startup
    SettingsReader reader(RoutingConfig config) {
        return new SettingsReader(config.kafka(), "routing-service", settings).start();
    }

    void stop(@Disposes SettingsReader reader) {
        reader.close();
    }

    @Produces
    @Singleton
    AccessRules access() {
        return new AccessRules(settings::access, InstantSource.system());
    }
}
