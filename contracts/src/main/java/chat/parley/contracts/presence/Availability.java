package chat.parley.contracts.presence;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.id.OperatorId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Whether an account has an operator online, counted by leases: each device's lease runs from our own receipt of it on
 * a monotonic clock, and an operator is online while any of their devices is [N-13, U-05]. Safe for many threads.
 */
public final class Availability {
    private record Device(OperatorId operator, DeviceId device) {}

    private final LongSupplier nanoTime;
    private final Map<AccountId, Map<Device, Long>> ends = new HashMap<>();

    /** @param nanoTime a monotonic clock in nanoseconds */
    public Availability(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Takes a lease in; true when the account's availability changed by it [U-21]. */
    public synchronized boolean renew(PresenceLease lease) {
        boolean before = isAvailable(lease.accountId());
        var device = new Device(lease.operatorId(), lease.deviceId());
        if (lease.status() == PresenceStatus.ONLINE && lease.leaseMillis() > 0) {
            ends.computeIfAbsent(lease.accountId(), account -> new HashMap<>())
                    .put(device, nanoTime.getAsLong() + TimeUnit.MILLISECONDS.toNanos(lease.leaseMillis()));
        } else {
            Map<Device, Long> devices = ends.get(lease.accountId());
            if (devices != null) {
                devices.remove(device);
                if (devices.isEmpty()) {
                    ends.remove(lease.accountId());
                }
            }
        }
        return before != isAvailable(lease.accountId());
    }

    /** Ends the leases whose time is over. @return the accounts that have nobody online since then */
    public synchronized Set<AccountId> expire() {
        long now = nanoTime.getAsLong();
        var gone = new HashSet<AccountId>();
        ends.entrySet().removeIf(entry -> {
            entry.getValue().values().removeIf(end -> end - now <= 0);
            return entry.getValue().isEmpty() && gone.add(entry.getKey());
        });
        return gone;
    }

    /** Whether an operator of the account is online, as of the last {@link #renew} and {@link #expire}. */
    public synchronized boolean isAvailable(AccountId account) {
        return ends.containsKey(account);
    }
}
