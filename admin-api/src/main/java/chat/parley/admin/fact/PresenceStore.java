package chat.parley.admin.fact;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.presence.PresenceStatus;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Spans of presence in the database. */
@Singleton
public class PresenceStore {
    private static final String LATEST = "SELECT DISTINCT ON (account_id, operator_id, device_id)"
            + " account_id, operator_id, device_id, status, from_at, until_at"
            + " FROM unnest(?, ?, ?) AS wanted(account, operator, device)"
            + " JOIN report_presence ON account_id = account AND operator_id = operator AND device_id = device"
            + " ORDER BY account_id, operator_id, device_id, from_at DESC";
    private static final List<String> KEY = List.of("account_id", "operator_id", "device_id", "from_at");

    /** @param at when it was written */
    record Heard(PresenceLease lease, Instant at) {}

    private record Begun(String device, Instant from) {}

    /** Takes leases, in the order of each device; how many spans changed. */
    int take(Connection connection, List<Heard> heard) throws SQLException {
        if (heard.isEmpty()) {
            return 0;
        }
        Map<String, PresenceSpan> latest = latest(connection, heard);
        var changed = new LinkedHashMap<Begun, PresenceSpan>();
        for (Heard one : heard) {
            String device = one.lease().key();
            for (PresenceSpan span : PresenceSpan.after(latest.get(device), one.lease(), one.at())) {
                latest.put(device, span);
                changed.put(new Begun(device, span.from()), span);
            }
        }
        FactStore.write(
                connection,
                "report_presence",
                changed.values().stream().map(FactColumns::presence).toList(),
                KEY);
        return changed.size();
    }

    private static Map<String, PresenceSpan> latest(Connection connection, List<Heard> heard) throws SQLException {
        var latest = new HashMap<String, PresenceSpan>();
        var leases = heard.stream().map(Heard::lease).toList();
        try (PreparedStatement select = connection.prepareStatement(LATEST)) {
            select.setArray(
                    1,
                    texts(
                            connection,
                            leases.stream()
                                    .map(lease -> lease.accountId().value())
                                    .toList()));
            select.setArray(
                    2,
                    texts(
                            connection,
                            leases.stream()
                                    .map(lease -> lease.operatorId().value())
                                    .toList()));
            select.setArray(
                    3,
                    texts(
                            connection,
                            leases.stream()
                                    .map(lease -> lease.deviceId().value())
                                    .toList()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    var span = new PresenceSpan(
                            new AccountId(row.getString("account_id")),
                            new OperatorId(row.getString("operator_id")),
                            new DeviceId(row.getString("device_id")),
                            PresenceStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                            row.getObject("from_at", OffsetDateTime.class).toInstant(),
                            row.getObject("until_at", OffsetDateTime.class).toInstant());
                    latest.put(span.accountId() + "/" + span.operatorId() + "/" + span.deviceId(), span);
                }
            }
        }
        return latest;
    }

    private static java.sql.Array texts(Connection connection, List<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }
}
