package chat.parley.routing.decision;

import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.platform.kafka.CommandSender;
import chat.parley.routing.RoutingConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Sends the command of every committed decision; outside of any transaction, so that routing never holds up a dialog. */
@ApplicationScoped
public class DecisionCommandJob {
    private static final String GROUP = "routing-service-commands";
    private static final long PATIENCE_SECONDS = 15;

    private final CommandSender sender;
    private final CarriedOut carriedOut = new CarriedOut(InstantSource.system());
    private final DecisionConsumer consumer;

    public DecisionCommandJob(RoutingConfig config) {
        this.sender = CommandSender.connect(config.kafka(), "routing-service");
        this.consumer = new DecisionConsumer(config, GROUP, this::send);
    }

    void onStart(@Observes StartupEvent event) {
        consumer.start();
    }

    void onStop(@Observes ShutdownEvent event) {
        consumer.stop();
        sender.close();
    }

    boolean isAlive() {
        return consumer.isAlive();
    }

    private void send(List<RoutingDecision> decisions) throws Exception {
        var sent = new ArrayList<CompletableFuture<Void>>();
        for (var decision : decisions) {
            carriedOut
                    .by(decision)
                    .ifPresent(command -> sent.add(sender.send(command).toCompletableFuture()));
        }
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
