package chat.parley.routing.board;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.decision.RoutingDecision.Verdict;
import chat.parley.contracts.presence.PresenceStatus;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the record of a decision says, and when there is one. */
class DecisionRecordTest {
    @Test
    @Tag("N-07")
    void theRecordOfADecisionNamesEveryOperatorOfTheAccountWithLoadLimitAndReasons() {
        var office = Office.automatic()
                .operator("ann")
                .operator("bob", Set.of("sales"), 1, Set.of("en"))
                .operator("eve", Set.of("sales"), null, Set.of("ru"))
                .operator("joe", Set.of("sales"), null, Set.of("en"))
                .online("ann", "bob", "joe");
        office.opens("d1", "sales", "en").carriedOut("d1");

        office.opens("d2", "sales", "en");

        assertThat(office.routedTo("d2")).isEqualTo("joe");
        assertThat(office.last("d2").candidates())
                .extracting(c -> c.name() + " " + c.load() + "/" + c.limit() + " " + c.rejections())
                .containsExactly(
                        "ann 0/5 [DEPARTMENT]", "bob 1/1 [AT_LIMIT]", "eve 0/5 [NOT_ONLINE, LANGUAGE]", "joe 0/5 []");
    }

    @Test
    @Tag("N-07")
    void aWaitIsRecordedOncePerChangeOfItsReasons() {
        var office = Office.automatic().operator("ann", "en").operator("boris", "ru");

        office.opens("d1", null, "ru");
        office.presence("ann", PresenceStatus.ONLINE).leaseEnds("ann").opens("d2", null, "ru");
        office.presence("ann", PresenceStatus.ONLINE);

        // Recorded: d1 when queued, when ann came, when she went, when she came again; d2 when queued.
        assertThat(office.of("d1")).hasSize(4);
        assertThat(office.of("d2")).hasSize(1);
        assertThat(office.decisions).allSatisfy(d -> assertThat(d.verdict()).isEqualTo(new Verdict.Wait()));
    }

    @Test
    @Tag("N-07")
    void inALargeAccountTheRecordNamesThoseWhoAreOnline() {
        var office = Office.automatic();
        IntStream.range(0, 300).forEach(i -> office.operator("op" + (100 + i)));
        office.online("op150", "op250");

        office.opens("d1");

        assertThat(office.last("d1").candidates())
                .extracting(c -> c.operatorId().value())
                .containsExactly("op150", "op250");
    }
}
