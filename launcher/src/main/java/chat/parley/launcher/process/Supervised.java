package chat.parley.launcher.process;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one program running: starts it, sees when it is ready, and starts it again when it ended without being asked
 * to. For use by several threads.
 */
public final class Supervised {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(150);

    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(10);

    /** Where a supervised program is in its life. */
    public enum State {
        /** Not started yet, or stopped on purpose. */
        STOPPED,
        STARTING,
        READY,
        /** Ended by itself or could not be started; started again after a wait. */
        DOWN
    }

    /** Hears of every change; called on the supervising thread, so it returns soon. */
    @FunctionalInterface
    public interface Listener {
        /** @param detail for {@link State#DOWN} why and what comes next; else empty */
        void changed(String name, State state, String detail);
    }

    private final String name;
    private final Program program;
    private final BackOff backOff;
    private final InstantSource clock;
    private final Listener listener;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();
    // All guarded by the lock.
    private State state = State.STOPPED;
    private boolean wanted;
    private int starts;
    private @Nullable ProcessHandle process;
    private @Nullable Thread keeper;

    /** @param name for messages */
    public Supervised(String name, Program program, BackOff backOff, InstantSource clock, Listener listener) {
        this.name = name;
        this.program = program;
        this.backOff = backOff;
        this.clock = clock;
        this.listener = listener;
    }

    /** Begins to keep it running; does nothing when that is so already. */
    public void start() {
        lock.lock();
        try {
            wanted = true;
            if (keeper == null) {
                keeper = Thread.ofVirtual().name("keep " + name).start(this::keepRunning);
            }
        } finally {
            lock.unlock();
        }
    }

    private void keepRunning() {
        do {
            keepWhileWanted();
        } while (!retires());
        listener.changed(name, State.STOPPED, "");
    }

    private void keepWhileWanted() {
        while (isWanted()) {
            var began = clock.instant();
            String reason = runOnce();
            if (isWanted()) {
                var wait = backOff.after(Duration.between(began, clock.instant()));
                enter(State.DOWN, reason + "; starting again in " + seconds(wait));
                pause(wait);
            }
        }
    }

    /** @return false when it was started again in this very moment */
    private boolean retires() {
        lock.lock();
        try {
            if (wanted) {
                return false;
            }
            keeper = null;
            process = null;
            state = State.STOPPED;
            change.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** @return why it ended */
    private String runOnce() {
        enter(State.STARTING, "");
        ProcessHandle running;
        try {
            running = program.start();
        } catch (IOException | RuntimeException e) {
            return "cannot start: " + e.getMessage();
        }
        lock.lock();
        try {
            process = running;
            starts++;
            change.signalAll();
        } finally {
            lock.unlock();
        }
        if (!isWanted()) { // the request came while it was starting
            program.requestEnd(running);
        }
        while (isWanted() && running.isAlive() && !program.isReady()) {
            pause(LOOK_AGAIN);
        }
        if (isWanted() && running.isAlive()) {
            enter(State.READY, "");
        }
        running.onExit().join();
        return "ended";
    }

    private void enter(State next, String detail) {
        // Told first, so that what is told comes before what somebody does who waits for the state.
        listener.changed(name, next, detail);
        lock.lock();
        try {
            state = next;
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits, but not longer than the program is wanted. */
    private void pause(Duration wait) {
        lock.lock();
        try {
            long left = wait.toNanos();
            while (left > 0 && wanted) {
                left = change.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private boolean isWanted() {
        lock.lock();
        try {
            return wanted;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Kills its process without a warning and returns when that was noticed, so that a state of {@link State#READY}
     * seen afterwards is that of the next process.
     *
     * @throws IllegalStateException when it has none
     */
    public void kill() {
        var victim = process().orElseThrow(() -> new IllegalStateException(name + " does not run"));
        Signal.KILL.sendTo(victim);
        lock.lock();
        try {
            long left = NOTICED_WITHIN.toNanos();
            while (victim.equals(process) && (state == State.READY || state == State.STARTING) && left > 0) {
                left = change.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Asks it to end and does not start it again until {@link #start}; does not wait. */
    public void requestEnd() {
        ProcessHandle running;
        lock.lock();
        try {
            wanted = false;
            running = process;
            change.signalAll();
        } finally {
            lock.unlock();
        }
        if (running != null && running.isAlive()) {
            Signal.CONT.sendTo(running);
            program.requestEnd(running);
        }
    }

    /** Waits for the end that was asked for; after {@code patience} the process is killed. */
    public void awaitEnd(Duration patience) {
        if (!awaitState(State.STOPPED, patience)) {
            process().ifPresent(ProcessHandle::destroyForcibly);
            awaitState(State.STOPPED, Duration.ofSeconds(5));
        }
    }

    /** @return whether it came to that state in time */
    public boolean awaitState(State awaited, Duration patience) {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (state != awaited && left > 0) {
                left = change.awaitNanos(left);
            }
            return state == awaited;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** The name given at the start. */
    public String name() {
        return name;
    }

    /** Where it is now. */
    public State state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    /** How often its process was started so far. */
    public int starts() {
        lock.lock();
        try {
            return starts;
        } finally {
            lock.unlock();
        }
    }

    /** Its process, while there is one. */
    public Optional<ProcessHandle> process() {
        lock.lock();
        try {
            return Optional.ofNullable(process).filter(ProcessHandle::isAlive);
        } finally {
            lock.unlock();
        }
    }

    /** When the process it has now began. */
    public Optional<Instant> startedAt() {
        return process().flatMap(running -> running.info().startInstant());
    }

    private static String seconds(Duration wait) {
        return String.format(java.util.Locale.ROOT, "%.1f s", wait.toMillis() / 1000.0);
    }
}
