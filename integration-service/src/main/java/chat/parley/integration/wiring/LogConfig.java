package chat.parley.integration.wiring;

import chat.parley.contracts.outcome.Outcome;
import chat.parley.contracts.topic.Topic;
import chat.parley.platform.json.Json;
import chat.parley.platform.kafka.CommandSender;
import chat.parley.platform.kafka.ReplicaReader;
import chat.parley.platform.outcome.OutcomeWaiter;
import chat.parley.platform.settings.SettingsReader;
import chat.parley.platform.settings.SettingsView;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** What a replica needs to send commands, to hear how they ended, and to know the account's settings. */
@Singleton
class LogConfig {
    private static final Logger LOG = Logger.getLogger(LogConfig.class);
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
        return new ReplicaReader(
                        servers,
                        SERVICE + "-outcomes",
                        List.of(Topic.OUTCOMES),
                        ReplicaReader.Start.END,
                        record -> hand(record, waiter))
                .start();
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
    @Startup
    SettingsReader settingsReader(SettingsView view, @ConfigProperty(name = SERVERS) String servers) {
        return new SettingsReader(servers, SERVICE, view).start();
    }

    void stop(@Disposes SettingsReader reader) {
        reader.close();
    }

    private static void hand(ConsumerRecord<String, byte[]> record, OutcomeWaiter waiter) {
        if (waiter.size() == 0) {
            return;
        }
        try {
            Json.read(record.value(), Outcome.class).ifPresent(waiter::on);
        } catch (IOException e) {
            LOG.errorf("outcome at %d@%d cannot be read", record.partition(), record.offset());
        }
    }
}
