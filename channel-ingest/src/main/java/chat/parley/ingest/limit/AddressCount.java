package chat.parley.ingest.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How many sockets each network address holds open. A socket counts from the moment it is admitted, not from when its
 * handshake is over, so that handshakes that come at once cannot pass the limit together. Safe for many threads.
 */
public final class AddressCount {
    /** How long a handshake may take; one that never ends must not hold its place for ever. */
    static final Duration HANDSHAKE = Duration.ofSeconds(10);

    private final int most;
    private final LongSupplier nanoTime;
    private final ConcurrentMap<String, Held> held = new ConcurrentHashMap<>();
    private final AtomicLong swept;

    /** @param shaking when those were admitted that are not open yet */
    private record Held(int open, List<Long> shaking) {
        static final Held NOTHING = new Held(0, List.of());

        boolean isNothing() {
            return open == 0 && shaking.isEmpty();
        }

        Held since(long oldest) {
            return new Held(
                    open,
                    shaking.stream().filter(admitted -> admitted - oldest >= 0).toList());
        }

        Held admitted(long now) {
            var more = new ArrayList<>(shaking);
            more.add(now);
            return new Held(open, more);
        }

        Held opened() {
            return new Held(open + 1, shaking.isEmpty() ? shaking : shaking.subList(1, shaking.size()));
        }
    }

    /**
     * @param most how many sockets one address may hold
     * @param nanoTime a monotonic clock in nanoseconds
     */
    public AddressCount(int most, LongSupplier nanoTime) {
        this.most = most;
        this.nanoTime = nanoTime;
        this.swept = new AtomicLong(nanoTime.getAsLong());
    }

    /** Whether {@code address} may open one more; if so, it holds it from now on. */
    public boolean admit(String address) {
        long now = nanoTime.getAsLong();
        long oldest = now - HANDSHAKE.toNanos();
        sweep(now, oldest);
        var room = new boolean[1];
        held.compute(address, (a, before) -> {
            Held present = (before == null ? Held.NOTHING : before).since(oldest);
            room[0] = present.open() + present.shaking().size() < most;
            Held after = room[0] ? present.admitted(now) : present;
            return after.isNothing() ? null : after;
        });
        return room[0];
    }

    /** One that was admitted is open. */
    public void opened(String address) {
        held.compute(address, (a, before) -> (before == null ? Held.NOTHING : before).opened());
    }

    /** One that was open is not any more. */
    public void closed(String address) {
        held.computeIfPresent(address, (a, before) -> {
            Held after = new Held(Math.max(0, before.open() - 1), before.shaking());
            return after.isNothing() ? null : after;
        });
    }

    /** Addresses that began handshakes, ended none and never came again are not remembered. */
    private void sweep(long now, long oldest) {
        long last = swept.get();
        if (now - last > HANDSHAKE.toNanos() && swept.compareAndSet(last, now)) {
            held.keySet()
                    .forEach(address -> held.computeIfPresent(address, (a, before) -> {
                        Held after = before.since(oldest);
                        return after.isNothing() ? null : after;
                    }));
        }
    }

    /** How many addresses are remembered. */
    int size() {
        return held.size();
    }
}
