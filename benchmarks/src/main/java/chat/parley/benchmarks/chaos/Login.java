package chat.parley.benchmarks.chaos;

import chat.parley.benchmarks.load.OperatorLogin;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A person's access token, fetched anew before it ends; while Keycloak is away the old one is used on. */
final class Login {
    private static final Duration GOOD_FOR = Duration.ofMinutes(2);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PASSWORD = "parley-demo";

    private final URI door;
    private final String user;
    private volatile String token;
    private volatile long next;

    /** Logs in. */
    Login(URI door, String user) throws IOException, InterruptedException {
        this.door = door;
        this.user = user;
        this.token = fetch();
        this.next = System.nanoTime() + GOOD_FOR.toNanos();
    }

    /** Never waits: a fresh one comes in the background. */
    String token() {
        long now = System.nanoTime();
        if (now - next > 0) {
            next = now + TRY_AGAIN.toNanos();
            Thread.ofVirtual().name("log in " + user).start(this::refresh);
        }
        return token;
    }

    private void refresh() {
        try {
            token = fetch();
            next = System.nanoTime() + GOOD_FOR.toNanos();
        } catch (IOException | RuntimeException e) {
            // Tried again soon; whom it keeps out shows in what they do not see.
            next = System.nanoTime() + TRY_AGAIN.toNanos();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String fetch() throws IOException, InterruptedException {
        var task = new FutureTask<>(() -> new OperatorLogin(door).token(user, PASSWORD));
        Thread.ofVirtual().start(task);
        try {
            String fetched = task.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (fetched.isEmpty()) {
                throw new IOException("no token for " + user);
            }
            return fetched;
        } catch (ExecutionException | TimeoutException e) {
            task.cancel(true);
            throw new IOException("no token for " + user, e);
        }
    }
}
