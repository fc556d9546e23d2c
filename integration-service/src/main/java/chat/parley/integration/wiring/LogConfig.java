package chat.parley.integration.wiring;

import chat.parley.contracts.presence.Availability;
import chat.parley.integration.presence.OnlineConsumer;
import chat.parley.platform.kafka.CommandSender;
import chat.parley.platform.kafka.ReplicaReader;
import chat.parley.platform.outcome.OutcomeReader;
import chat.parley.platform.outcome.OutcomeWaiter;
import chat.parley.platform.settings.AccessRules;
import chat.parley.platform.settings.SettingsReader;
import chat.parley.platform.settings.SettingsView;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a replica needs to send commands, to hear how they ended, and to know the account's settings. */
@Singleton
class LogConfig {
    private static final String SERVICE = "integration-service";
    private static final String SERVERS = "kafka.bootstrap.servers";

    @Produces
    @Singleton
    CommandSender commands(@ConfigProperty(name = SERVERS) String servers) {
        return CommandSender.connect(servers, SERVICE);
    }

    void stop(@Disposes CommandSender commands) {
        commands.close();
    }

    @Produces
    @Singleton
    OutcomeWaiter waiter() {
        return new OutcomeWaiter();
    }

    @Produces
    @Singleton
    @Startup
    ReplicaReader outcomes(OutcomeWaiter waiter, @ConfigProperty(name = SERVERS) String servers) {
        return OutcomeReader.start(servers, SERVICE, waiter);
    }

    void stop(@Disposes ReplicaReader outcomes) {
        outcomes.close();
    }

    @Produces
    @Singleton
    SettingsView settings() {
        return new SettingsView();
    }

    @Produces
    @Singleton
    AccessRules access(SettingsView settings) {
        return new AccessRules(settings::access, InstantSource.system());
    }

    @Produces
    @Singleton
    @Startup
    SettingsReader settingsReader(SettingsView view, @ConfigProperty(name = SERVERS) String servers) {
        return new SettingsReader(servers, SERVICE, view).start();
    }

    void stop(@Disposes SettingsReader reader) {
        reader.close();
    }

    @Produces
    @Singleton
    @Startup
    OnlineConsumer online(@ConfigProperty(name = SERVERS) String servers) {
        return new OnlineConsumer(servers, SERVICE, new Availability(System::nanoTime)).start();
    }

    void stop(@Disposes OnlineConsumer consumer) {
        consumer.close();
    }
}
