package chat.parley.contracts.presence;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.id.OperatorId;

/**
 * One device of an operator was heard of. An operator is reachable while any of their devices' leases lives; readers
 * count the lease from their own receipt of this record, so it holds no instant [N-13].
 *
 * @param leaseMillis how long it holds unless renewed, in milliseconds; 0 together with {@code OFFLINE}
 */
public record PresenceLease(
        AccountId accountId, OperatorId operatorId, DeviceId deviceId, PresenceStatus status, long leaseMillis) {
    public PresenceLease {
        if (leaseMillis < 0) {
            throw new IllegalArgumentException("a lease is not negative: " + leaseMillis);
        }
    }

    /** The record's key on its topic. */
    @com.fasterxml.jackson.annotation.JsonIgnore
    public String key() {
        return accountId.value() + "/" + operatorId.value() + "/" + deviceId.value();
    }
}
