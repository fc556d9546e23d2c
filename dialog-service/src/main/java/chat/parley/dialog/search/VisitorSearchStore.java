package chat.parley.dialog.search;

import chat.parley.dialog.inbox.Sight;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Finds dialogs by an id, and visitors by what is known of them. */
final class VisitorSearchStore {
    /** Conversations looked at, the newest first; the caller may see some of them only. */
    private static final int CANDIDATES = 300;

    private VisitorSearchStore() {}

    static SearchStore.Visitors find(Connection connection, Sight sight, String typed, SearchFilter filter, int limit)
            throws SQLException {
        var found = new LinkedHashMap<String, FoundVisitor>();
        for (FoundVisitor each : byId(connection, sight, typed, filter, limit + 1)) {
            found.putIfAbsent(each.dialog().conversationId(), each);
        }
        String words = VisitorWords.query(sight.account().value(), typed);
        if (words != null) {
            for (FoundVisitor each : byWords(connection, sight, words, filter, limit + 1)) {
                found.putIfAbsent(each.dialog().conversationId(), each);
            }
        }
        var rows = new ArrayList<>(found.values());
        boolean more = rows.size() > limit;
        return new SearchStore.Visitors(List.copyOf(more ? rows.subList(0, limit) : rows), more);
    }

    private static List<FoundVisitor> byId(
            Connection connection, Sight sight, String id, SearchFilter filter, int limit) throws SQLException {
        if (id.indexOf(' ') >= 0) {
            return List.of();
        }
        return SearchStore.read(
                connection,
                new Clause()
                        .add("SELECT ")
                        .add(SearchStore.PLACE)
                        .add(", v.card, v.crm_id FROM dialog d LEFT JOIN visitor v USING (conversation_id) WHERE")
                        .add(filter.dialogs(sight))
                        .add(period(filter))
                        .add(" AND d.dialog_id IN (SELECT ?", id)
                        .add(
                                " UNION ALL SELECT dialog_id FROM message WHERE message_id = ? AND account_id = ?",
                                id,
                                sight.account().value())
                        .add(
                                " UNION ALL SELECT dialog_id FROM dialog WHERE conversation_id = ? AND account_id = ?",
                                id,
                                sight.account().value())
                        .add(") ORDER BY d.opened_at DESC, d.dialog_id LIMIT ?", limit),
                row -> visitor("id", row));
    }

    private static List<FoundVisitor> byWords(
            Connection connection, Sight sight, String words, SearchFilter filter, int limit) throws SQLException {
        return SearchStore.read(
                connection,
                new Clause()
                        .add("SELECT d.*, v.card, v.crm_id FROM (SELECT conversation_id, opened_at FROM search_visitor")
                        .add(
                                " WHERE words @@ ?::tsquery AND account_id = ?",
                                words,
                                sight.account().value())
                        .add(" ORDER BY opened_at DESC LIMIT " + CANDIDATES + ") AS s CROSS JOIN LATERAL (SELECT ")
                        .add(SearchStore.PLACE)
                        .add(" FROM dialog d WHERE d.conversation_id = s.conversation_id AND")
                        .add(filter.dialogs(sight))
                        .add(period(filter))
                        .add(" ORDER BY d.opened_at DESC, d.dialog_id LIMIT 1) AS d")
                        .add(" LEFT JOIN visitor v ON v.conversation_id = s.conversation_id")
                        .add(" ORDER BY s.opened_at DESC, s.conversation_id LIMIT ?", limit),
                row -> visitor("visitor", row));
    }

    private static Clause period(SearchFilter filter) {
        return new Clause().narrow(" AND d.opened_at >= ?", filter.from()).narrow(" AND d.opened_at < ?", filter.to());
    }

    private static FoundVisitor visitor(String by, ResultSet row) throws SQLException {
        String card = row.getString("card");
        return new FoundVisitor(
                by, card == null ? null : SearchIndexStore.card(card), row.getString("crm_id"), SearchStore.place(row));
    }
}
