package chat.parley.dialog.search;

import chat.parley.dialog.inbox.Cursor;
import chat.parley.dialog.inbox.Sight;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds messages, the newest first. A word that is in many messages is found soon by looking through the newest ones,
 * and takes long by the index of words, which knows no order; with a rare word it is the other way round. Nobody can
 * tell which it is beforehand, so a bounded number of the newest is looked through first, and the index is asked for
 * what is older where that did not fill the page. A frequent word of which the caller may see little is looked for in
 * more of the newest; open dialogs are few, and are looked through from the dialogs' side.
 */
final class MessageSearchStore {
    /** Messages looked through one by one. */
    private static final int STRETCH = 10_000;

    /** The same for a word that is in one of a hundred, which the index would find too often. */
    private static final int LATER_STRETCH = 40_000;

    private static final int STRETCHES = 5;

    /** Where an account's messages begin, for whoever counts back. */
    private static final Cursor END_OF_TIME = new Cursor(Instant.parse("9999-01-01T00:00:00Z"), "");

    private MessageSearchStore() {}

    private record Hit(String messageId, Instant at, Instant recordedAt) {}

    static SearchStore.Page page(
            Connection connection,
            Sight sight,
            SearchQuery query,
            SearchFilter filter,
            @Nullable Cursor after,
            int limit)
            throws SQLException {
        String words = words(connection, query);
        Cursor from = after == null ? END_OF_TIME : after;
        Clause dialogs = filter.dialogs(sight);
        List<Hit> hits = hits(connection, sight, words, filter, dialogs, from, limit + 1);
        boolean more = hits.size() > limit;
        List<Hit> page = more ? hits.subList(0, limit) : hits;
        Hit last = more ? page.getLast() : null;
        return new SearchStore.Page(
                shown(connection, words, page), last == null ? null : new Cursor(last.at(), last.messageId()));
    }

    private static List<Hit> hits(
            Connection connection,
            Sight sight,
            String words,
            SearchFilter filter,
            Clause dialogs,
            Cursor from,
            int limit)
            throws SQLException {
        if (filter.isOpen()) {
            return amongOpen(connection, sight, words, filter, dialogs, from, limit);
        }
        var hits = new ArrayList<Hit>();
        Cursor before = from;
        for (int stretch = 0; stretch < STRETCHES; stretch++) {
            int width = stretch == 0 ? STRETCH : LATER_STRETCH;
            hits.addAll(newest(connection, sight, words, filter, dialogs, before, width, limit - hits.size()));
            Cursor end = hits.size() < limit ? end(connection, sight, filter, before, width) : null;
            if (end == null) {
                return hits;
            }
            if (stretch == 0 && !isFrequent(connection, sight, words, filter, before)) {
                stretch = STRETCHES;
            }
            before = end;
        }
        hits.addAll(older(connection, sight, words, filter, dialogs, before, limit - hits.size()));
        return hits;
    }

    /** The query as a {@code tsquery}; words that are in every text are left out of it. */
    private static String words(Connection connection, SearchQuery query) throws SQLException {
        var wanted = new Clause().add("SELECT (");
        append(wanted, query.wanted(), "");
        wanted.add(")::text, (");
        append(wanted, query.wanted(), "");
        if (!query.unwanted().isEmpty()) {
            wanted.add(" && ");
            append(wanted, query.unwanted(), "!!");
        }
        wanted.add(")::text");
        var found = SearchStore.read(connection, wanted, row -> List.of(row.getString(1), row.getString(2)))
                .getFirst();
        if (found.getFirst().isEmpty()) {
            throw SearchQuery.nothing();
        }
        return found.getLast();
    }

    private static void append(Clause clause, List<String> terms, String before) {
        String and = "";
        for (String term : terms) {
            clause.add(and + before + "phraseto_tsquery('pg_catalog.russian', search_plain(?))", term);
            and = " && ";
        }
    }

    private static Clause among(Sight sight, SearchFilter filter, Cursor before) {
        return new Clause()
                .add(" s.account_id = ?", sight.account().value())
                .add(" AND (s.at, s.message_id) < (?, ?)", before.at(), before.dialogId())
                .narrow(" AND s.at >= ?", filter.from())
                .narrow(" AND s.at < ?", filter.to());
    }

    private static List<Hit> newest(
            Connection connection,
            Sight sight,
            String words,
            SearchFilter filter,
            Clause dialogs,
            Cursor before,
            int width,
            int limit)
            throws SQLException {
        return SearchStore.read(
                connection,
                new Clause()
                        .add("SELECT s.message_id, s.at, s.recorded_at FROM (SELECT * FROM search_message AS s WHERE")
                        .add(among(sight, filter, before))
                        .add(" ORDER BY at DESC, message_id DESC LIMIT ?) AS s", width)
                        .add(" JOIN dialog d ON d.dialog_id = s.dialog_id WHERE s.words @@ ?::tsquery AND", words)
                        .add(dialogs)
                        .add(" ORDER BY s.at DESC, s.message_id DESC LIMIT ?", limit),
                MessageSearchStore::hit);
    }

    /** The last message that was looked through; null where there were no more. */
    private static @Nullable Cursor end(
            Connection connection, Sight sight, SearchFilter filter, Cursor before, int width) throws SQLException {
        List<Cursor> last = SearchStore.read(
                connection,
                new Clause()
                        .add("SELECT at, message_id FROM search_message AS s WHERE")
                        .add(among(sight, filter, before))
                        .add(" ORDER BY at DESC, message_id DESC OFFSET ? LIMIT 1", width - 1),
                row -> new Cursor(row.getTimestamp(1).toInstant(), row.getString(2)));
        return last.isEmpty() ? null : last.getFirst();
    }

    /** Whether the words are in so many messages that the index of words would take long to read. */
    private static boolean isFrequent(
            Connection connection, Sight sight, String words, SearchFilter filter, Cursor before) throws SQLException {
        var count = new Clause()
                .add("SELECT count(*) FROM (SELECT words FROM search_message AS s WHERE")
                .add(among(sight, filter, before))
                .add(" ORDER BY at DESC, message_id DESC LIMIT " + STRETCH + ") AS s WHERE words @@ ?::tsquery", words);
        return SearchStore.read(connection, count, row -> row.getLong(1)).getFirst() >= STRETCH / 100;
    }

    private static List<Hit> amongOpen(
            Connection connection,
            Sight sight,
            String words,
            SearchFilter filter,
            Clause dialogs,
            Cursor before,
            int limit)
            throws SQLException {
        return SearchStore.read(
                connection,
                new Clause()
                        .add("WITH d AS MATERIALIZED (SELECT d.dialog_id FROM dialog d WHERE")
                        .add(dialogs)
                        .add(") SELECT s.message_id, s.at, s.recorded_at FROM d JOIN search_message s")
                        .add(" ON s.dialog_id = d.dialog_id WHERE s.words @@ ?::tsquery AND", words)
                        .add(among(sight, filter, before))
                        .add(" ORDER BY s.at DESC, s.message_id DESC LIMIT ?", limit),
                MessageSearchStore::hit);
    }

    private static List<Hit> older(
            Connection connection,
            Sight sight,
            String words,
            SearchFilter filter,
            Clause dialogs,
            Cursor before,
            int limit)
            throws SQLException {
        return SearchStore.read(
                connection,
                new Clause()
                        .add("WITH s AS MATERIALIZED (SELECT message_id, dialog_id, at, recorded_at")
                        .add(
                                " FROM search_message AS s WHERE words @@ (?::tsquery && ?::tsquery) AND",
                                words,
                                account(sight))
                        .add(among(sight, filter, before))
                        .add(") SELECT s.message_id, s.at, s.recorded_at FROM (SELECT * FROM s")
                        .add(" ORDER BY at DESC, message_id DESC OFFSET 0) AS s")
                        .add(" JOIN dialog d ON d.dialog_id = s.dialog_id WHERE")
                        .add(dialogs)
                        .add(" ORDER BY s.at DESC, s.message_id DESC LIMIT ?", limit),
                MessageSearchStore::hit);
    }

    private static String account(Sight sight) {
        return "'" + VisitorWords.account(sight.account().value()) + "'";
    }

    private static Hit hit(java.sql.ResultSet row) throws SQLException {
        return new Hit(
                row.getString("message_id"),
                row.getTimestamp("at").toInstant(),
                row.getTimestamp("recorded_at").toInstant());
    }

    /** The messages as they are now; what was changed or taken back a moment ago is left out. */
    private static List<FoundMessage> shown(Connection connection, String words, List<Hit> hits) throws SQLException {
        if (hits.isEmpty()) {
            return List.of();
        }
        String marks = "HighlightAll=true, StartSel=" + Highlight.BEGIN + ", StopSel=" + Highlight.END;
        Map<String, FoundMessage> found = new HashMap<>();
        SearchStore.read(
                        connection,
                        new Clause()
                                .add(
                                        "SELECT m.message_id, m.sequence, m.at, m.note, m.author_kind, m.author_name, m.text,")
                                .add(
                                        " ts_headline('pg_catalog.russian', search_plain(m.text), ?::tsquery, ?) AS marked, ",
                                        words,
                                        marks)
                                .add(SearchStore.PLACE)
                                .add(
                                        " FROM unnest(?::text[], ?::timestamptz[]) AS n (message_id, recorded_at)",
                                        hits.stream().map(Hit::messageId).toArray(String[]::new),
                                        hits.stream()
                                                .map(hit -> hit.recordedAt().toString())
                                                .toArray(String[]::new))
                                .add(" JOIN message m ON m.message_id = n.message_id AND m.recorded_at = n.recorded_at")
                                .add(" JOIN dialog d ON d.dialog_id = m.dialog_id")
                                .add(
                                        " WHERE m.deleted_at IS NULL AND search_words(m.account_id, m.text) @@ ?::tsquery",
                                        words),
                        MessageSearchStore::message)
                .forEach(message -> found.put(message.messageId(), message));
        return hits.stream()
                .map(hit -> found.get(hit.messageId()))
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    private static FoundMessage message(java.sql.ResultSet row) throws SQLException {
        return new FoundMessage(
                row.getString("message_id"),
                row.getLong("sequence"),
                row.getTimestamp("at").toInstant(),
                row.getBoolean("note"),
                row.getString("author_kind"),
                row.getString("author_name"),
                Highlight.of(row.getString("text"), row.getString("marked")).stream()
                        .map(part -> new FoundMessage.Piece(part.text(), part.hit()))
                        .toList(),
                SearchStore.place(row));
    }
}
