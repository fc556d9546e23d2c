package chat.parley.dialog.settings;

import chat.parley.platform.settings.AccessRules;
import chat.parley.platform.settings.SettingsReader;
import chat.parley.platform.settings.SettingsView;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** One view of all settings for the whole service. */
@Singleton
final class SettingsConfig {
    @Produces
    @Singleton
    SettingsView view() {
        return new SettingsView();
    }

    @Produces
    @Singleton
    @Startup
    SettingsReader reader(SettingsView view, @ConfigProperty(name = "parley.kafka") String kafka) {
        return new SettingsReader(kafka, "dialog-service", view).start();
    }

    @Produces
    @Singleton
    AccessRules access(SettingsView settings, InstantSource clock) {
        return new AccessRules(settings::access, clock);
    }

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    void stop(@Disposes SettingsReader reader) {
        reader.close();
    }
}
