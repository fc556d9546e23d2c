package chat.parley.routing.presence;

import chat.parley.routing.presence.LeaseBook.Holder;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends leases, looked at in regular ticks. A process that stood still has heard of nobody meanwhile, so after a gap
 * between two ticks every lease begins anew. And a lease that has run out ends only when the presence partition has
 * been read to the end it had after that moment, and no renewal was found there.
 */
public final class LeaseWatch {
    /** Ticks further apart than this mean that the process stood still, in milliseconds. */
    public static final long LONGEST_GAP = 2_000;

    private final LeaseBook book;
    private final Supplier<CompletableFuture<PresenceLog.Reach>> log;
    private long lastTick;
    private long askedAt;
    private long end = -1;
    private @Nullable CompletableFuture<PresenceLog.Reach> asked;

    /**
     * @param log asks for the reach of the presence partition
     * @param now the clock's milliseconds; the first tick is due within {@link #LONGEST_GAP} from here
     */
    public LeaseWatch(LeaseBook book, Supplier<CompletableFuture<PresenceLog.Reach>> log, long now) {
        this.book = book;
        this.log = log;
        this.lastTick = now;
    }

    /**
     * Looks at the leases.
     *
     * @param read the offset after the last presence record that was read; 0 for none yet
     * @return whose lease has ended; they are out of the book
     */
    public List<Holder> tick(long now, long read) {
        var stoodStill = now - lastTick > LONGEST_GAP;
        lastTick = now;
        if (stoodStill) {
            book.beginAnew(now);
        }
        if (book.endedBy(now).isEmpty()) {
            asked = null;
            return List.of();
        }
        if (asked == null) {
            end = -1;
            askedAt = now;
            asked = log.get();
        }
        if (!readToTheEnd(asked, read)) {
            return List.of();
        }
        asked = null;
        var ended = book.endedBy(askedAt);
        ended.forEach(book::end);
        return ended;
    }

    private boolean readToTheEnd(CompletableFuture<PresenceLog.Reach> answer, long read) {
        if (answer.isCompletedExceptionally()) {
            asked = null;
            return false;
        }
        if (!answer.isDone()) {
            return false;
        }
        var reach = answer.join();
        end = end < 0 ? reach.end() : end;
        if (Math.max(read, reach.behind()) >= end) {
            return true;
        }
        // What was committed in the meantime counts too; the end stays the one that was seen first.
        asked = log.get();
        return false;
    }
}
