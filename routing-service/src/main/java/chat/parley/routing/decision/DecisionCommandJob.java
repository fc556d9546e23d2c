package chat.parley.routing.decision;

import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.topic.Headers;
import chat.parley.contracts.topic.Topic;
import chat.parley.platform.json.Json;
import chat.parley.platform.kafka.CommandSender;
import chat.parley.platform.kafka.Haste;
import chat.parley.platform.kafka.RecordHeaders;
import chat.parley.routing.RoutingConfig;
import chat.parley.routing.log.CommittedConsumer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Sends the command of every committed decision; outside of any transaction, so that routing never holds up a dialog. */
@ApplicationScoped
public class DecisionCommandJob {
    private static final String GROUP = "routing-service-commands";
    private static final long PATIENCE_SECONDS = 15;

    private final CommandSender sender;
    private final CarriedOut carriedOut = new CarriedOut(InstantSource.system());
    private final CommittedConsumer<Committed> consumer;

    public DecisionCommandJob(RoutingConfig config) {
        this.sender = CommandSender.connect(config.kafka(), "routing-service");
        this.consumer = new CommittedConsumer<>(
                config, Topic.DECISIONS.name(), GROUP, Haste.AT_ONCE, DecisionCommandJob::read, this::send);
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

    private static Optional<Committed> read(ConsumerRecord<String, byte[]> record) throws IOException {
        return Json.read(record.value(), RoutingDecision.class)
                .map(decision -> new Committed(decision, RecordHeaders.number(record.headers(), Headers.SEQUENCE)));
    }

    private void send(List<Committed> decisions) throws Exception {
        var sent = new ArrayList<CompletableFuture<Void>>();
        for (var decision : decisions) {
            carriedOut
                    .by(decision)
                    .ifPresent(command -> sent.add(sender.send(command).toCompletableFuture()));
        }
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
