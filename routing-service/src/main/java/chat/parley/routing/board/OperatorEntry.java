package chat.parley.routing.board;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.contracts.settings.Setting;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What routing keeps of one operator. Renewed leases change nothing here, so they cost no write.
 *
 * @param person null until the settings name them
 * @param devices those whose lease had not ended, without an instant: leases are counted in memory only
 * @param lastAssignedAt when they last got a dialog; null for never
 * @param lostAt when their last lease ended; null for never
 */
public record OperatorEntry(
        AccountId accountId,
        OperatorId operatorId,
        @Nullable Person person,
        List<Device> devices,
        @Nullable Instant lastAssignedAt,
        @Nullable Instant lostAt) {
    public OperatorEntry {
        devices = List.copyOf(devices);
    }

    /**
     * Who they are by the account's settings.
     *
     * @param maxDialogs their own limit; null for the account's
     * @param skills what they can do, as dialogs may require it
     */
    public record Person(
            long version,
            boolean removed,
            String name,
            Set<DepartmentId> departments,
            Set<String> languages,
            @Nullable Integer maxDialogs,
            Set<String> skills) {
        public Person {
            departments = Set.copyOf(departments);
            languages = Set.copyOf(languages);
            // Entries of before there were skills have none.
            skills = skills == null ? Set.of() : Set.copyOf(skills);
        }
    }

    /** @param leaseMillis how long its lease holds unless renewed */
    public record Device(DeviceId deviceId, PresenceStatus status, long leaseMillis) {}

    static OperatorEntry unheard(AccountId accountId, OperatorId operatorId) {
        return new OperatorEntry(accountId, operatorId, null, List.of(), null, null);
    }

    /** The most willing of their devices' states; {@code OFFLINE} without a device. */
    public PresenceStatus status() {
        return devices.stream()
                .map(Device::status)
                .min(PresenceStatus::compareTo)
                .orElse(PresenceStatus.OFFLINE);
    }

    OperatorEntry with(Setting.Operator setting) {
        var named = new Person(
                setting.version(),
                setting.removed(),
                setting.name(),
                setting.departments(),
                setting.languages(),
                setting.maxDialogs(),
                setting.skills());
        return new OperatorEntry(accountId, operatorId, named, devices, lastAssignedAt, lostAt);
    }

    OperatorEntry with(PresenceLease lease) {
        if (lease.status() == PresenceStatus.OFFLINE) {
            return without(lease.deviceId());
        }
        var device = new Device(lease.deviceId(), lease.status(), lease.leaseMillis());
        if (devices.contains(device)) {
            return this;
        }
        var others = devices.stream().filter(d -> !d.deviceId().equals(lease.deviceId()));
        return with(Stream.concat(others, Stream.of(device)).toList());
    }

    OperatorEntry without(DeviceId deviceId) {
        return with(devices.stream().filter(d -> !d.deviceId().equals(deviceId)).toList());
    }

    OperatorEntry assigned(Instant at) {
        var last = lastAssignedAt != null && lastAssignedAt.isAfter(at) ? lastAssignedAt : at;
        return new OperatorEntry(accountId, operatorId, person, devices, last, lostAt);
    }

    OperatorEntry lost(Instant at) {
        return new OperatorEntry(accountId, operatorId, person, devices, lastAssignedAt, at);
    }

    private OperatorEntry with(List<Device> known) {
        return known.equals(devices)
                ? this
                : new OperatorEntry(accountId, operatorId, person, known, lastAssignedAt, lostAt);
    }
}
