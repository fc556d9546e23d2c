package chat.parley.routing.board;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/** Asks for the commits of a task. All tasks of a thread are committed together, so they share one pace. */
final class CommitTopology {
    private final ProcessorContext<?, ?> context;
    private final Supplier<CommitPace> pace;
    private @Nullable Cancellable awaited;

    /** @param pace of the thread that asks */
    CommitTopology(ProcessorContext<?, ?> context, Supplier<CommitPace> pace) {
        this.context = context;
        this.pace = pace;
    }

    /** Somebody waits for what this record led to. */
    void soon() {
        switch (pace.get().done()) {
            case COMMIT -> context.commit();
            case WAIT -> await();
            case NOTHING -> {}
        }
    }

    private void await() {
        if (awaited == null) {
            awaited = context.schedule(
                    Duration.ofMillis(CommitPace.GAP_MILLIS), PunctuationType.WALL_CLOCK_TIME, this::look);
        }
    }

    private void look(long wallMillis) {
        if (pace.get().due()) {
            context.commit();
            if (awaited != null) {
                awaited.cancel();
                awaited = null;
            }
        }
    }
}
