package chat.parley.admin.fact;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.presence.PresenceStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device said that its operator was there, without a gap between its leases and in one status.
 *
 * @param until when the last of the leases ends or was ended; not included
 */
public record PresenceSpan(
        AccountId accountId,
        OperatorId operatorId,
        DeviceId deviceId,
        PresenceStatus status,
        Instant from,
        Instant until) {

    /**
     * What one more lease makes of a device's spans. Leases that are heard twice change nothing in the end.
     *
     * @param last the device's latest span; null for none
     * @param heardAt when the lease was written
     * @return the spans that are new or changed; a span is known by its device and its beginning
     */
    public static List<PresenceSpan> after(@Nullable PresenceSpan last, PresenceLease lease, Instant heardAt) {
        if (last != null && heardAt.isBefore(last.from)) {
            return List.of();
        }
        boolean there = lease.status() != PresenceStatus.OFFLINE && lease.leaseMillis() > 0;
        boolean goesOn = last != null && !heardAt.isAfter(last.until);
        if (!there) {
            return last != null && goesOn ? List.of(last.until(heardAt)) : List.of();
        }
        Instant until = heardAt.plusMillis(lease.leaseMillis());
        var begun = new PresenceSpan(
                lease.accountId(), lease.operatorId(), lease.deviceId(), lease.status(), heardAt, until);
        if (last == null || !goesOn) {
            return List.of(begun);
        }
        if (last.status == lease.status()) {
            return until.isAfter(last.until) ? List.of(last.until(until)) : List.of();
        }
        return heardAt.equals(last.from) ? List.of(begun) : List.of(last.until(heardAt), begun);
    }

    private PresenceSpan until(Instant other) {
        return new PresenceSpan(accountId, operatorId, deviceId, status, from, other);
    }
}
