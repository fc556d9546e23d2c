package chat.parley.admin.fact;

import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.Erasure;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DialogId;
import chat.parley.persistence.ErasureReceiptStore;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts of dialogs in the database. A batch of events costs a read and two writes, however many dialogs it tells of. */
@Singleton
public class FactStore {
    private static final List<String> DIALOG_KEY = List.of("account_id", "dialog_id");
    private static final List<String> STINT_KEY = List.of("account_id", "dialog_id", "number");

    /** Whose dialogs those of erased visitors are. */
    private static final String NOBODY = "erased";

    private final InstantSource clock;

    FactStore(InstantSource clock) {
        this.clock = clock;
    }

    private record Key(AccountId accountId, DialogId dialogId) {}

    /** Takes events into the facts that reports read; the answer is 0, because nobody waits for what came of them. */
    int take(Connection connection, List<DialogEvent> events) throws SQLException {
        fold(connection, FactTables.LIVE, events);
        return 0;
    }

    /** Takes events, in the order of each conversation, into these tables, and forgets who was erased. */
    void fold(Connection connection, FactTables tables, List<DialogEvent> events) throws SQLException {
        int from = 0;
        for (int i = 0; i < events.size(); i++) {
            var erasure = Erasure.of(events.get(i));
            if (erasure.isPresent()) {
                // With the event itself, so that its number is noted before the rows are nobody's.
                add(connection, tables, events.subList(from, i + 1));
                forget(connection, tables, erasure.get());
                from = i + 1;
            }
        }
        add(connection, tables, events.subList(from, events.size()));
    }

    /** The facts stay and are nobody's: figures are the same, and no visitor is found by them [N-24]. */
    private void forget(Connection connection, FactTables tables, Erasure erasure) throws SQLException {
        EventMeta meta = erasure.meta();
        String sql = "UPDATE " + tables.dialogs() + " SET visitor_id = ?, page = NULL, facts = (jsonb_set(facts::jsonb"
                + " #- '{origin,page}', '{origin,visitorId}', to_jsonb(?::text)))::text"
                + " WHERE account_id = ? AND dialog_id = ANY (?)";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, NOBODY);
            update.setString(2, NOBODY);
            update.setString(3, meta.accountId().value());
            update.setArray(4, connection.createArrayOf("text", erasure.dialogTexts()));
            long dialogs = update.executeUpdate();
            if (tables == FactTables.LIVE) {
                ErasureReceiptStore.note(
                        connection,
                        meta.accountId(),
                        meta.causedBy(),
                        meta.conversationId(),
                        Map.of("statistics", dialogs),
                        List.of(),
                        clock.instant());
            }
        }
    }

    private static void add(Connection connection, FactTables tables, List<DialogEvent> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        Map<Key, DialogFacts> known = known(connection, tables, events);
        var changed = new LinkedHashMap<Key, DialogFacts>();
        for (DialogEvent event : events) {
            Key key = key(event);
            DialogFacts before = known.get(key);
            DialogFacts after = DialogFacts.after(before, event);
            if (after != null && !after.equals(before)) {
                known.put(key, after);
                changed.put(key, after);
            }
        }
        var dialogs = new ArrayList<Map<String, @Nullable Object>>();
        var stints = new ArrayList<Map<String, @Nullable Object>>();
        for (DialogFacts facts : changed.values()) {
            dialogs.add(FactColumns.dialog(facts));
            for (Stint stint : facts.stints()) {
                stints.add(FactColumns.stint(facts, stint));
            }
        }
        write(connection, tables.dialogs(), dialogs, DIALOG_KEY);
        write(connection, tables.stints(), stints, STINT_KEY);
    }

    private static Key key(DialogEvent event) {
        return new Key(event.meta().accountId(), event.meta().dialogId());
    }

    private static Map<Key, DialogFacts> known(Connection connection, FactTables tables, List<DialogEvent> events)
            throws SQLException {
        var known = new HashMap<Key, DialogFacts>();
        List<Key> keys = events.stream().map(FactStore::key).distinct().toList();
        try (PreparedStatement select = connection.prepareStatement("SELECT facts FROM unnest(?, ?) AS wanted(account,"
                + " dialog) JOIN " + tables.dialogs() + " ON account_id = account AND dialog_id = dialog")) {
            select.setArray(
                    1,
                    texts(
                            connection,
                            keys.stream().map(key -> key.accountId().value()).toList()));
            select.setArray(
                    2,
                    texts(
                            connection,
                            keys.stream().map(key -> key.dialogId().value()).toList()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    DialogFacts facts = read(row.getString(1));
                    known.put(new Key(facts.accountId(), facts.dialogId()), facts);
                }
            }
        }
        return known;
    }

    private static java.sql.Array texts(Connection connection, List<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    private static DialogFacts read(String json) {
        try {
            return Json.mapper().readValue(json, DialogFacts.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts are read as they were written", e);
        }
    }

    /** Writes rows over those with the same key. */
    static void write(Connection connection, String table, List<Map<String, @Nullable Object>> rows, List<String> key)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        List<String> columns = List.copyOf(rows.getFirst().keySet());
        try (PreparedStatement upsert = connection.prepareStatement(FactColumns.upsert(table, columns, key))) {
            upsert.setString(1, FactColumns.text(rows));
            upsert.executeUpdate();
        }
    }
}
