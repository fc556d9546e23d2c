package chat.parley.dialog.ask;

import chat.parley.contracts.outcome.Outcome;
import chat.parley.contracts.topic.Topic;
import chat.parley.platform.json.Json;
import chat.parley.platform.kafka.CommandSender;
import chat.parley.platform.kafka.ReplicaReader;
import chat.parley.platform.outcome.OutcomeWaiter;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** What a replica needs to send commands of HTTP callers and to hear how they ended. */
@Singleton
final class AskConfig {
    private static final Logger LOG = Logger.getLogger(AskConfig.class);

    @Produces
    @Singleton
    OutcomeWaiter waiter() {
        return new OutcomeWaiter();
    }

    @Produces
    @Singleton
    CommandSender sender(@ConfigProperty(name = "parley.kafka") String kafka) {
        return CommandSender.connect(kafka, "dialog-service");
    }

    void stop(@Disposes CommandSender sender) {
        sender.close();
    }

    /** Reads outcomes without a group: whichever replica the caller asked hears of it. */
    @Produces
    @Singleton
    @Startup
    ReplicaReader outcomes(OutcomeWaiter waiter, @ConfigProperty(name = "parley.kafka") String kafka) {
        return new ReplicaReader(
                        kafka,
                        "dialog-service-outcomes",
                        List.of(Topic.OUTCOMES),
                        ReplicaReader.Start.END,
                        record -> hand(record, waiter))
                .start();
    }

    void stop(@Disposes ReplicaReader outcomes) {
        outcomes.close();
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
