package chat.parley.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.decision.RoutingDecision.Verdict;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.testkit.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-07")
class DecisionStoreIT {
    private static final AccountId ACME = new AccountId("acme");
    private static AgroalDataSource source;
    private static DecisionStore store;

    @BeforeAll
    static void database() throws SQLException {
        var database = TestDatabase.fresh("decisions");
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .load()
                .migrate();
        source = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(2)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(database.url())
                                .principal(new NamePrincipal(database.user()))
                                .credential(new SimplePassword(database.password())))));
        store = new DecisionStore(source);
    }

    @AfterAll
    static void close() {
        source.close();
    }

    @Test
    void aDecisionReadsAsItWasMadeAndTheNewestComesFirst() throws Exception {
        var waits = Decisions.of("d1", new Verdict.Wait());
        var assigns = Decisions.of("d1", new Verdict.Assign(new OperatorId("ann"), "Ann", 1));

        store.record(List.of(waits, assigns, Decisions.of("another", new Verdict.Wait())));

        assertThat(store.of(ACME, new DialogId("d1"))).containsExactly(assigns, waits);
    }

    @Test
    void aDecisionThatIsReadAgainIsRecordedOnce() throws Exception {
        var decision = Decisions.of("d2", new Verdict.Wait());

        store.record(List.of(decision));
        store.record(List.of(decision, Decisions.of("d2", new Verdict.Wait())));

        assertThat(store.of(ACME, new DialogId("d2"))).hasSize(2).last().isEqualTo(decision);
    }

    @Test
    @Tag("P-21")
    void anotherAccountFindsNothing() throws Exception {
        store.record(List.of(Decisions.of("d3", new Verdict.Wait())));

        assertThat(store.of(new AccountId("umbrella"), new DialogId("d3"))).isEmpty();
    }

    @Test
    void oldDecisionsAreForgotten() throws Exception {
        var old = Decisions.of("d4", new Verdict.Wait(), Decisions.MADE.minusSeconds(3_600));
        var younger = Decisions.of("d4", new Verdict.Wait(), Decisions.MADE);
        store.record(List.of(old, younger));

        store.forgetBefore(Decisions.MADE);

        assertThat(store.of(ACME, new DialogId("d4"))).containsExactly(younger);
    }
}
