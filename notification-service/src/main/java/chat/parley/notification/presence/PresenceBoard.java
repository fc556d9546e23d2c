package chat.parley.notification.presence;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.presence.PresenceStatus;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who can be reached, from the leases of their devices [N-13]. An operator's status is the most present one of their
 * living devices. A lease is counted from when this board heard of it, on a monotonic clock. Safe for many threads.
 */
public final class PresenceBoard {
    /** Two looks at the clock further apart than this mean that this process stood still, not the operators. */
    private static final long STANDSTILL_NANOS = Duration.ofSeconds(2).toNanos();

    private record Operator(AccountId account, OperatorId operator) {}

    private record Held(PresenceStatus status, long leaseNanos, long endsAt) {
        Held from(long now) {
            return new Held(status, leaseNanos, now + leaseNanos);
        }
    }

    /**
     * A change of one operator's status.
     *
     * @param before {@code OFFLINE} when they could not be reached
     */
    public record Change(OperatorId operatorId, PresenceStatus before, PresenceStatus after) {
        /** Whether somebody of {@code role} sees a change at all; nobody learns of invisible ones by their leaving. */
        public boolean visibleTo(Role role) {
            return shownTo(role, before) != shownTo(role, after);
        }
    }

    private final Map<Operator, Map<DeviceId, Held>> devices = new LinkedHashMap<>();
    private final Map<AccountId, Map<OperatorId, PresenceStatus>> told = new HashMap<>();
    private final Map<AccountId, Map<OperatorId, PresenceStatus>> changed = new HashMap<>();
    private long lastLook;

    /** @param nowNanos of a monotonic clock, as everywhere here */
    public PresenceBoard(long nowNanos) {
        this.lastLook = nowNanos;
    }

    /** What somebody of {@code role} is shown of a status: invisible operators are offline to all but supervisors. */
    public static PresenceStatus shownTo(Role role, PresenceStatus status) {
        return status == PresenceStatus.INVISIBLE && !role.includes(Role.SUPERVISOR) ? PresenceStatus.OFFLINE : status;
    }

    /** Takes in a lease heard of just now. */
    public synchronized void heard(PresenceLease lease, long nowNanos) {
        var operator = new Operator(lease.accountId(), lease.operatorId());
        var held = devices.computeIfAbsent(operator, key -> new HashMap<>());
        if (lease.status() == PresenceStatus.OFFLINE || lease.leaseMillis() == 0) {
            held.remove(lease.deviceId());
        } else {
            long leaseNanos = Duration.ofMillis(lease.leaseMillis()).toNanos();
            held.put(lease.deviceId(), new Held(lease.status(), leaseNanos, nowNanos + leaseNanos));
        }
        if (held.isEmpty()) {
            devices.remove(operator);
        }
        note(operator, held.values());
    }

    /** Ends the leases that nobody renewed; after a standstill of this process they all begin anew instead. */
    public synchronized void look(long nowNanos) {
        boolean stoodStill = nowNanos - lastLook > STANDSTILL_NANOS;
        lastLook = nowNanos;
        devices.entrySet().removeIf(entry -> {
            var held = entry.getValue();
            if (stoodStill) {
                held.replaceAll((device, lease) -> lease.from(nowNanos));
            } else if (held.values().removeIf(lease -> lease.endsAt() - nowNanos <= 0)) {
                note(entry.getKey(), held.values());
            }
            return held.isEmpty();
        });
    }

    /** Everybody in the account who can be reached, with their true status. */
    public synchronized Map<OperatorId, PresenceStatus> reachable(AccountId account) {
        var all = new TreeMap<OperatorId, PresenceStatus>();
        devices.forEach((operator, held) -> {
            if (operator.account().equals(account)) {
                all.put(operator.operator(), status(held.values()));
            }
        });
        return all;
    }

    /** The operators whose status has changed since this was called last, by account; several changes count as one. */
    public synchronized Map<AccountId, Collection<Change>> takeChanges() {
        var taken = new HashMap<AccountId, Collection<Change>>();
        changed.forEach((account, operators) -> {
            var known = told.computeIfAbsent(account, id -> new HashMap<>());
            var changes = new TreeMap<OperatorId, Change>();
            operators.forEach((operator, status) -> {
                PresenceStatus before = known.getOrDefault(operator, PresenceStatus.OFFLINE);
                if (before != status) {
                    changes.put(operator, new Change(operator, before, status));
                }
                if (status == PresenceStatus.OFFLINE) {
                    known.remove(operator);
                } else {
                    known.put(operator, status);
                }
            });
            if (!changes.isEmpty()) {
                taken.put(account, changes.values());
            }
        });
        changed.clear();
        return taken;
    }

    private void note(Operator operator, Collection<Held> held) {
        changed.computeIfAbsent(operator.account(), id -> new HashMap<>()).put(operator.operator(), status(held));
    }

    private static PresenceStatus status(Collection<Held> held) {
        return held.stream().map(Held::status).min(Enum::compareTo).orElse(PresenceStatus.OFFLINE);
    }
}
