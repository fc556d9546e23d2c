package chat.parley.platform.outcome;

import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.outcome.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Lets a caller wait for the outcome of a command it is about to send. Register first, send second: a reader of the
 * outcomes topic feeds every outcome in, and those nobody waits for are dropped.
 */
public final class OutcomeWaiter {
    private final ConcurrentMap<CommandId, CompletableFuture<Outcome>> waiting = new ConcurrentHashMap<>();

    /**
     * Registers interest in a command's outcome; several callers with the same command share one future.
     *
     * @param patience after which the future fails with {@link TimeoutException} and is forgotten
     */
    public CompletableFuture<Outcome> expect(CommandId command, Duration patience) {
        CompletableFuture<Outcome> expected = waiting.computeIfAbsent(
                command, id -> new CompletableFuture<Outcome>().orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS));
        expected.whenComplete(
                (@Nullable Outcome outcome, @Nullable Throwable failure) -> waiting.remove(command, expected));
        return expected;
    }

    /** Hands an outcome to whoever waits for it. */
    public void on(Outcome outcome) {
        CompletableFuture<Outcome> expected = waiting.remove(outcome.commandId());
        if (expected != null) {
            expected.complete(outcome);
        }
    }

    /** How many commands are waited for now. */
    public int size() {
        return waiting.size();
    }
}
