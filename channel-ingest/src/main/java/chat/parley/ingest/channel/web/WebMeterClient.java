package chat.parley.ingest.channel.web;

import chat.parley.contracts.dialog.FieldsProof;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.ingest.visitor.OpenConnections;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The web chat's meters: nothing in them names a person, an account or a conversation. */
public final class WebMeterClient {
    private final MeterRegistry registry;
    private final ConcurrentMap<String, Counter> in = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Counter> out = new ConcurrentHashMap<>();
    private final ConcurrentMap<ErrorCode, Counter> refused = new ConcurrentHashMap<>();
    private final ConcurrentMap<Integer, Counter> closed = new ConcurrentHashMap<>();
    private final Timer outcomes;

    public WebMeterClient(MeterRegistry registry, OpenConnections connections) {
        this.registry = registry;
        registry.gauge("parley.visitor.sockets", connections, OpenConnections::count);
        this.outcomes = Timer.builder("parley.visitor.outcome")
                .description("from a visitor's command to its outcome")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(registry);
    }

    public void in(String kind) {
        counter(in, kind, "parley.visitor.frames.in", "type").increment();
    }

    public void out(String kind) {
        counter(out, kind, "parley.visitor.frames.out", "type").increment();
    }

    public void refused(ErrorCode code) {
        Counter counter = refused.get(code);
        if (counter == null) {
            counter = refused.computeIfAbsent(code, c -> registry.counter("parley.visitor.refused", "code", c.code()));
        }
        counter.increment();
    }

    /** A site told of its visitor [B-21]. */
    public void fields(FieldsProof proof) {
        registry.counter("parley.visitor.fields", "proof", proof.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    /** This side closed a socket. */
    public void closed(int code) {
        closed.computeIfAbsent(code, c -> registry.counter("parley.visitor.closed", "code", Integer.toString(c)))
                .increment();
    }

    /** @param nanos from the command's sending to its outcome */
    public void outcome(long nanos) {
        outcomes.record(Duration.ofNanos(nanos));
    }

    private Counter counter(ConcurrentMap<String, Counter> counters, String kind, String name, String tag) {
        @Nullable Counter counter = counters.get(kind);
        return counter != null ? counter : counters.computeIfAbsent(kind, k -> registry.counter(name, tag, k));
    }
}
