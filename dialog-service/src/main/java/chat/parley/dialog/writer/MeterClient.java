package chat.parley.dialog.writer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Turns what the writer does into metrics. */
final class MeterClient implements WriterWatch {
    private final MeterRegistry registry;
    private final List<Gauge> shown = new ArrayList<>();
    private final Timer batches;
    private final DistributionSummary sizes;
    private final Counter events;
    private final Counter deadLetters;
    private final Counter takeOvers;
    private final Counter republished;
    private final Counter stoppedRules;

    MeterClient(MeterRegistry registry) {
        this.registry = registry;
        batches = Timer.builder("parley.writer.batch")
                .description("From the decision of a batch to the last ack of its records")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        sizes = DistributionSummary.builder("parley.writer.batch.commands")
                .description("Commands in a batch")
                .register(registry);
        events = registry.counter("parley.writer.events");
        deadLetters = registry.counter("parley.writer.dead.letters");
        takeOvers = registry.counter("parley.writer.take.overs");
        republished = registry.counter("parley.writer.republished");
        stoppedRules = Counter.builder("parley.automation.stopped")
                .description("Automation rules that were kept from acting, because they set each other off")
                .register(registry);
    }

    /** Shows the writer's own figures as gauges, until {@link #hide}. */
    void show(WriterStatus status, int partitions) {
        shown.add(Gauge.builder("parley.writer.lag", status, WriterStatus::lag)
                .description("Commands that wait in this process's partitions")
                .register(registry));
        shown.add(Gauge.builder("parley.writer.stopped", status, WriterStatus::stopped)
                .description("Partitions whose topic and ledger do not fit together")
                .register(registry));
        for (int partition = 0; partition < partitions; partition++) {
            int number = partition;
            shown.add(Gauge.builder("parley.writer.position", status, writer -> positionOf(writer, number))
                    .description("Position of the partition's last event; none while it is somebody else's")
                    .tag("partition", Integer.toString(number))
                    .register(registry));
        }
    }

    /** Shows them no more: a registry may outlive the writer, and would keep the gauges of the one before. */
    void hide() {
        shown.forEach(registry::remove);
        shown.clear();
    }

    private static double positionOf(WriterStatus status, int partition) {
        var owned = status.partitions().get(partition);
        return owned == null ? Double.NaN : owned.position();
    }

    @Override
    public void handled(int commands, int written, Duration took) {
        batches.record(took);
        sizes.record(commands);
        events.increment(written);
    }

    @Override
    public void buried(int letters) {
        deadLetters.increment(letters);
    }

    @Override
    public void takenOver(int partition, int records) {
        takeOvers.increment();
        republished.increment(records);
    }

    @Override
    public void rulesStopped(int times) {
        stoppedRules.increment(times);
    }

    @Override
    public void setBack(String why) {
        registry.counter("parley.writer.setbacks", "reason", why).increment();
    }
}
