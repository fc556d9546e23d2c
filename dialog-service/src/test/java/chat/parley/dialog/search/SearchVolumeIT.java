package chat.parley.dialog.search;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.dialog.inbox.Cursor;
import chat.parley.dialog.inbox.Sight;
import chat.parley.persistence.TransactionStore;
import chat.parley.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Searches in as many messages as {@code -Dparley.volume} says, one million unless told: four fifths of them one
 * account's, words of very different frequency, two years. Takes minutes; {@code docs/performance.md} has the results.
 */
@Tag("full")
class SearchVolumeIT {
    private static final int MESSAGES = Integer.getInteger("parley.volume", 1_000_000);
    private static final int TIMES = 40;

    private record Asked(
            String name,
            Sight sight,
            String query,
            SearchFilter filter,
            @Nullable Cursor after) {}

    @Test
    @Tag("T-14")
    void aSearchTakesLessThanThreeHundredMilliseconds() throws SQLException {
        var source = new PGSimpleDataSource();
        String filled = System.getProperty("parley.volume.url");
        if (filled == null) {
            TestDatabase database = TestDatabase.fresh("volume");
            source.setUrl(database.url());
            source.setUser(database.user());
            source.setPassword(database.password());
            Flyway.configure().dataSource(source).load().migrate();
            fill(source);
        } else {
            source.setUrl(filled);
        }
        var store = new SearchStore(new TransactionStore(source));
        var all = new ArrayList<Long>();
        for (Asked asked : asked()) {
            var query = SearchQuery.of(asked.query());
            var times = new ArrayList<Long>();
            int found = 0;
            for (int i = 0; i < TIMES; i++) {
                long begin = System.nanoTime();
                found = store.messages(asked.sight(), query, asked.filter(), asked.after(), 20)
                        .found()
                        .size();
                times.add((System.nanoTime() - begin) / 1_000);
            }
            all.addAll(times);
            System.out.printf(
                    "%-40s found %2d  p50 %7.1f ms  p95 %7.1f ms  max %7.1f ms%n",
                    asked.name(), found, at(times, 0.5), at(times, 0.95), at(times, 1));
        }
        System.out.printf("%-40s           p50 %7.1f ms  p95 %7.1f ms%n", "all", at(all, 0.5), at(all, 0.95));
        assertThat(at(all, 0.95)).isLessThan(300);
    }

    private static double at(List<Long> micros, double part) {
        return micros.stream().sorted().toList().get((int)
                        Math.min(micros.size() - 1, Math.floor(micros.size() * part)))
                / 1_000.0;
    }

    private static List<Asked> asked() {
        Sight big = sight("big", "boss", false);
        Sight own = sight("big", "op7", true);
        Sight small = sight("small45", "boss", false);
        var channel = new SearchFilter("ch3", null, null, null, null, null, null);
        var operator = new SearchFilter(null, "op7", null, null, null, null, null);
        var waiting = new SearchFilter(null, null, null, null, "waiting", null, null);
        var old = new Cursor(java.time.Instant.parse("2025-01-01T00:00:00Z"), "m");
        return List.of(
                new Asked("a word of three messages in four", big, "заказ", SearchFilter.ALL, null),
                new Asked("the same, two years back", big, "заказ", SearchFilter.ALL, old),
                new Asked("a frequent word", big, "price", SearchFilter.ALL, null),
                new Asked("the same, own dialogs only", own, "price", SearchFilter.ALL, null),
                new Asked("the same, one channel", big, "price", channel, null),
                new Asked("the same, one operator", big, "price", operator, null),
                new Asked("the same, in a small account", small, "price", SearchFilter.ALL, null),
                new Asked("the same, where no dialog is open", big, "price", waiting, null),
                new Asked("a word of one message in a hundred", big, "договор", SearchFilter.ALL, null),
                new Asked("the same, own dialogs only", own, "договор", SearchFilter.ALL, null),
                new Asked("two frequent words", big, "заказ price", SearchFilter.ALL, null),
                new Asked("words in a row", big, "\"price заказ\"", SearchFilter.ALL, null),
                new Asked("a word without another", big, "price -заказ", SearchFilter.ALL, null),
                new Asked("a word of one message in 500", big, "paymentfaa", SearchFilter.ALL, null),
                new Asked("the same, own dialogs only", own, "paymentfaa", SearchFilter.ALL, null),
                new Asked("a word of one message in 1,000", big, "deliverbaaa", SearchFilter.ALL, null),
                new Asked("the same with a frequent one", big, "deliverbaaa заказ", SearchFilter.ALL, null),
                new Asked("a word of one message in 10,000", big, "ценавааабам", SearchFilter.ALL, null),
                new Asked("a word that nobody wrote", big, "несуществующее", SearchFilter.ALL, null));
    }

    private static Sight sight(String account, String operator, boolean own) {
        return new Sight(
                new AccountId(account),
                new OperatorId(operator),
                true,
                Set.of(),
                true,
                own,
                Optional.empty(),
                own ? Optional.of(Set.of("dep1")) : Optional.empty());
    }

    /** The lists of words are long and their frequencies fall steeply, as in a language. */
    private static void fill(PGSimpleDataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : FILL.formatted(MESSAGES / 10, MESSAGES).split(";\n", -1)) {
                statement.execute(each);
            }
        }
    }

    private static final String FILL = """
            SELECT make_months('2024-11-01', 25);
            CREATE TABLE vocabulary AS SELECT n AS id, CASE WHEN n %% 4 = 0
              THEN (ARRAY['order','price','deliver','contract','account','payment','return','change'])[1 + n / 4 %% 8]
                || CASE WHEN n < 32 THEN '' ELSE translate(n::text, '0123456789', 'abcdefghij') END
              ELSE (ARRAY['договор','заказ','доставка','цена','возврат','оплата','вопрос','товар','счёт','менеджер',
                'гарантия'])[1 + n %% 11]
                || CASE WHEN n < 44 THEN '' ELSE translate(n::text, '0123456789', 'абвгдежзик')
                  || (ARRAY['','ам','ами','у'])[1 + n %% 4] END
              END AS word FROM generate_series(1, 60000) n;
            CREATE UNIQUE INDEX vocabulary_id ON vocabulary (id);
            ANALYZE vocabulary;
            INSERT INTO dialog (dialog_id, conversation_id, account_id, sequence, status, visitor_id, visitor_name,
              channel_id, channel_kind, department_id, language, queued_sequence, operator_id, operator_name,
              owner_answered, replied, opened_at, closed_at, unanswered)
            SELECT 'd' || n, 'c' || (n / 2), CASE WHEN n %% 5 = 0 THEN 'small' || n %% 200 ELSE 'big' END, 20, 'closed',
              'v' || (n / 2), 'Имя ' || n %% 3000, 'ch' || n %% 20, 'web', CASE WHEN n %% 3 > 0 THEN 'dep' || n %% 6 END,
              'ru', 1, 'op' || n %% 97, 'Operator', true, true, at, at, 0
            FROM generate_series(1, %1$d) n
            CROSS JOIN LATERAL (SELECT timestamptz '2024-11-01' + n * (interval '694 days' / %1$d) AS at) AS t;
            ANALYZE dialog;
            SET enable_hashjoin = off;
            SET enable_mergejoin = off;
            INSERT INTO message (message_id, account_id, conversation_id, dialog_id, sequence, author_kind, author_id,
              note, text, at, recorded_at)
            SELECT 'm' || m, d.account_id, d.conversation_id, d.dialog_id, m %% 10, 'visitor', 'v', m %% 20 = 0, t.text,
              d.opened_at + (m %% 10) * interval '10 s', d.opened_at + (m %% 10) * interval '10 s'
            FROM generate_series(1, %2$d) m
            JOIN dialog d ON d.dialog_id = 'd' || (1 + (m - 1) / 10)
            CROSS JOIN LATERAL (SELECT string_agg(v.word, ' ') AS text FROM generate_series(1, 8 + m %% 9) k
              JOIN vocabulary v ON v.id = 1 + floor(59999
                * power(abs(hashint8extended(m, k))::float8 / 9223372036854775807, 5))::int) AS t;
            INSERT INTO search_message SELECT message_id, account_id, dialog_id, at, recorded_at,
              search_words(account_id, text) FROM message;
            VACUUM ANALYZE""";
}
