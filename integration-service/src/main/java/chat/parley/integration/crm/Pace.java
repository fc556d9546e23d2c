package chat.parley.integration.crm;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Gives each request to a CRM its turn, so that an account of it gets no more of them in any second than it takes,
 * however long each is under way: a turn begins a second after the answer to the one that many before. Accounts that were
 * longest without a request are forgotten. Safe for many threads.
 */
public final class Pace {
    private static final int MOST_ACCOUNTS = 10_000;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Duration longest;
    private final LongSupplier nanoTime;
    private final Map<String, Account> accounts = new LinkedHashMap<>(64, 0.75f, true);

    /**
     * @param longest who would have to wait longer gets no turn
     * @param nanoTime a monotonic clock in nanoseconds
     */
    public Pace(Duration longest, LongSupplier nanoTime) {
        this.longest = longest;
        this.nanoTime = nanoTime;
    }

    /** The last turns that were taken, oldest first, and how many of all are not over. */
    private static final class Account {
        private final Deque<CompletableFuture<Long>> last = new ArrayDeque<>();
        private int open;
    }

    /** The turn of one request; it is over when it is closed. */
    public final class Turn implements AutoCloseable {
        private final CompletableFuture<Long> moment;
        private final CompletableFuture<Long> end;
        private boolean begun;

        private Turn(CompletableFuture<Long> moment, CompletableFuture<Long> end) {
            this.moment = moment;
            this.end = end;
        }

        /** Comes as soon as it is known when the request may be sent: in nanoseconds of the clock. */
        public CompletableFuture<Long> moment() {
            return moment;
        }

        /** Whether the request may be sent now, which it then is. */
        public boolean begin() {
            begun = moment.isDone() && moment.join() - nanoTime.getAsLong() <= 0;
            return begun;
        }

        /** The request was answered or failed, or is not sent after all. */
        @Override
        public void close() {
            if (begun) {
                end.complete(nanoTime.getAsLong());
            } else {
                // Whoever comes after it waits for the one before.
                moment.thenAccept(at -> end.complete(at - SECOND));
            }
        }
    }

    /**
     * Takes the next turn.
     *
     * @param account where the CRM is
     * @param perSecond requests it takes in a second; at least 1
     * @return empty where it would be too long until then
     */
    public Optional<Turn> take(String account, int perSecond) {
        CompletableFuture<Long> before;
        var end = new CompletableFuture<Long>();
        synchronized (this) {
            Account its = accounts.computeIfAbsent(account, each -> new Account());
            if (its.open / perSecond > longest.toSeconds()) {
                return Optional.empty();
            }
            its.open++;
            its.last.add(end);
            before = its.last.size() > perSecond ? its.last.remove() : null;
            end.thenRun(() -> over(its));
            if (accounts.size() > MOST_ACCOUNTS) {
                var oldest = accounts.keySet().iterator();
                oldest.next();
                oldest.remove();
            }
        }
        return Optional.of(new Turn(
                before == null
                        ? CompletableFuture.completedFuture(nanoTime.getAsLong())
                        : before.thenApply(at -> at + SECOND),
                end));
    }

    private synchronized void over(Account account) {
        account.open--;
    }
}
