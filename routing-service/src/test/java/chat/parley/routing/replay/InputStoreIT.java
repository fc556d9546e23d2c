package chat.parley.routing.replay;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.testkit.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-08")
class InputStoreIT {
    private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");
    private static int accounts;
    private static long offset;
    private static AgroalDataSource source;
    private static InputStore store;
    private AccountId account;

    @BeforeAll
    static void database() throws SQLException {
        var database = TestDatabase.fresh("inputs");
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .load()
                .migrate();
        source = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(2)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(database.url())
                                .principal(new NamePrincipal(database.user()))
                                .credential(new SimplePassword(database.password())))));
        store = new InputStore(source);
    }

    @AfterAll
    static void close() {
        source.close();
    }

    @BeforeEach
    void anAccountOfItsOwn() {
        account = new AccountId("acme-" + ++accounts);
    }

    @Test
    void inputsReadInTheirOrderAsTheyWereRecordedAndOnce() throws Exception {
        var inputs = List.of(stood(0), ended(1), ended(2));

        store.record(inputs);
        store.record(inputs);

        assertThat(all(inputs.getFirst().offset(), inputs.getLast().offset() + 1))
                .containsExactlyElementsOf(
                        inputs.stream().map(RecordedInput::seen).toList());
    }

    @Test
    void aReplayBeginsWhereTheBoardStoodLastBeforeIt() throws Exception {
        var first = stood(0);
        var second = stood(100);
        store.record(List.of(first, ended(10), second, ended(200)));

        assertThat(store.beginning(account, NINE.plusSeconds(50))).hasValue(first.offset());
        assertThat(store.beginning(account, NINE.plusSeconds(100))).hasValue(second.offset());
        assertThat(store.beginning(account, NINE.minusSeconds(50))).hasValue(first.offset());
        assertThat(store.beginning(new AccountId("umbrella"), NINE)).isEmpty();
    }

    @Test
    void itEndsWithTheFirstInputBehindItsTimeThoughLaterOnesAreOlder() throws Exception {
        var inputs = List.of(stood(0), ended(10), ended(30), ended(20));
        store.record(inputs);

        var end = store.end(account, inputs.getFirst().offset(), NINE.plusSeconds(25));

        assertThat(end).isEqualTo(inputs.get(2).offset());
        assertThat(store.count(account, inputs.getFirst().offset(), end)).isEqualTo(2);
        assertThat(store.end(account, inputs.getFirst().offset(), NINE.plusSeconds(99)))
                .isEqualTo(inputs.getLast().offset() + 1);
    }

    @Test
    void oldInputsAreForgotten() throws Exception {
        var inputs = List.of(stood(-3_600), ended(0));
        store.record(inputs);

        store.forgetBefore(NINE.minusSeconds(1));

        assertThat(all(0, Long.MAX_VALUE)).containsExactly(inputs.getLast().seen());
    }

    private List<Seen> all(long from, long end) throws Exception {
        var found = new ArrayList<Seen>();
        store.each(account, from, end, found::add);
        return found;
    }

    private RecordedInput stood(long second) {
        return new RecordedInput(
                0,
                ++offset,
                new Seen.Stood(account, NINE.plusSeconds(second), true, true, false, null, List.of(), List.of()));
    }

    private RecordedInput ended(long second) {
        return new RecordedInput(
                0,
                ++offset,
                new Seen.LeaseEnded(account, NINE.plusSeconds(second), new OperatorId("ann"), new DeviceId("laptop")));
    }
}
