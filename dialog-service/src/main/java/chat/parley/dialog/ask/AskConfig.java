package chat.parley.dialog.ask;

import chat.parley.platform.kafka.CommandSender;
import chat.parley.platform.kafka.ReplicaReader;
import chat.parley.platform.outcome.OutcomeReader;
import chat.parley.platform.outcome.OutcomeWaiter;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a replica needs to send commands of HTTP callers and to hear how they ended. */
@Singleton
final class AskConfig {
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
        return OutcomeReader.start(kafka, "dialog-service", waiter);
    }

    void stop(@Disposes ReplicaReader outcomes) {
        outcomes.close();
    }
}
