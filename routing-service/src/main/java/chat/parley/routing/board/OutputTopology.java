package chat.parley.routing.board;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.decision.QueueState;
import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.decision.RoutingDecision.Verdict;
import chat.parley.contracts.topic.Headers;
import chat.parley.platform.kafka.RecordHeaders;
import chat.parley.routing.replay.Seen;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** What goes out of a task's boards, all of it in the task's transaction. */
final class OutputTopology {
    /** Names of the sinks. */
    static final String DECISIONS = "decisions";

    static final String QUEUES = "queues";
    static final String INPUTS = "inputs-seen";

    private static final String SERVICE = "routing-service";

    private final ProcessorContext<String, Object> context;
    private final MeterRegistry meters;
    private final InstantSource clock;

    OutputTopology(ProcessorContext<String, Object> context, MeterRegistry meters, InstantSource clock) {
        this.context = context;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * A decision, with the sequence of the event by which its dialog waits in a header.
     *
     * @param queuedSequence empty where the dialog does not wait
     */
    void decision(RoutingDecision decision, OptionalLong queuedSequence, @Nullable Header trace) {
        var headers = RecordHeaders.cloudEvent(
                SERVICE,
                decision.decisionId().value(),
                "RoutingDecision",
                decision.at(),
                decision.conversationId().value(),
                decision.accountId());
        queuedSequence.ifPresent(sequence ->
                headers.add(Headers.SEQUENCE, Long.toString(sequence).getBytes(UTF_8)));
        if (trace != null) {
            headers.add(trace);
        }
        context.forward(
                new Record<>(
                        decision.conversationId().value(),
                        decision,
                        decision.at().toEpochMilli(),
                        headers),
                DECISIONS);
        measure(decision);
    }

    void queue(QueueState state) {
        var at = clock.instant();
        var account = state.accountId();
        var headers = RecordHeaders.cloudEvent(
                SERVICE, account.value() + ":" + at.toEpochMilli(), "QueueState", at, account.value(), account);
        context.forward(new Record<>(account.value(), state, at.toEpochMilli(), headers), QUEUES);
    }

    void seen(Seen input) {
        context.forward(new Record<>(input.accountId().value(), input, atLeastEpoch(input.at())), INPUTS);
    }

    private static long atLeastEpoch(Instant at) {
        return Math.max(0, at.toEpochMilli());
    }

    private void measure(RoutingDecision decision) {
        var verdict = switch (decision.verdict()) {
            case Verdict.Assign a -> "assign";
            case Verdict.Wait w -> "wait";
            case Verdict.Requeue r -> "requeue";
        };
        meters.counter("parley.routing.decisions", "verdict", verdict).increment();
        meters.timer("parley.routing.decision.latency", "verdict", verdict)
                .record(Duration.between(decision.at(), clock.instant()));
    }
}
