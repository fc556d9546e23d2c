package chat.parley.routing.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import chat.parley.contracts.decision.RoutingDecision.Candidate;
import chat.parley.contracts.decision.RoutingDecision.Rejection;
import chat.parley.contracts.decision.RoutingDecision.Verdict;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.DialogPriority;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.presence.PresenceStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Skills, preferred operators, and departments that are given out otherwise than the account. */
class DistributionTest {
    @ParameterizedTest
    @CsvSource({
        "'', '', true",
        "'', refunds, true",
        "refunds, refunds, true",
        "refunds, 'refunds;law', true",
        "refunds, '', false",
        "refunds, law, false",
        "'refunds;law', refunds, false",
        "'refunds;law', 'law;refunds', true"
    })
    @Tag("P-05")
    void onlyWhoCanDoEverythingThatIsRequiredGetsTheDialog(String required, String skills, boolean fits) {
        var office = Office.automatic().skilled("ann", several(skills)).online("ann");

        office.opensRequiring("d1", several(required));

        assertThat(office.routedTo("d1")).isEqualTo(fits ? "ann" : "nobody");
        assertThat(rejections(office, "d1"))
                .containsExactly(entry("ann", fits ? List.of() : List.of(Rejection.SKILLS)));
    }

    @Test
    @Tag("P-05")
    void onceSkillsAreWaivedAnybodyGetsTheDialogAndTheRecordSaysWhy() {
        var office = Office.automatic().skilled("ann").skilled("bob", "law").online("ann");
        office.opensRequiring("d1", "law");
        assertThat(office.routedTo("d1")).isEqualTo("nobody");

        office.skillsWaived("d1");

        assertThat(office.routedTo("d1")).isEqualTo("ann");
        assertThat(office.last("d1").trigger()).isEqualTo("skills-waived");
        assertThat(rejections(office, "d1")).containsEntry("ann", List.of());
    }

    @Test
    @Tag("P-05")
    void aDialogThatNobodySkilledCanTakeHoldsUpNoneBehindIt() {
        var office = Office.automatic().skilled("ann").online("ann");

        office.opensRequiring("d1", "law").opens("d2");

        assertThat(office.routedTo("d2")).isEqualTo("ann");
    }

    @Test
    @Tag("P-05")
    void skillsMayBeLearnedWhileTheDialogWaits() {
        var office = Office.automatic().skilled("ann").online("ann").opensRequiring("d1", "law");

        office.skilled("ann", "law");

        assertThat(office.routedTo("d1")).isEqualTo("ann");
    }

    @Test
    @Tag("P-08")
    void thePreferredOperatorGetsTheDialogThoughOthersAreLessLoaded() {
        var office = Office.automatic().operator("ann").operator("bob").online("bob");
        office.opens("d1").carriedOut("d1").online("ann");

        office.opensPreferring("d2", "bob");

        assertThat(office.routedTo("d2")).isEqualTo("bob");
        assertThat(rejections(office, "d2"))
                .containsOnly(entry("ann", List.of(Rejection.SOMEBODY_PREFERRED)), entry("bob", List.of()));
    }

    @ParameterizedTest
    @EnumSource(
            value = PresenceStatus.class,
            names = {"AWAY", "INVISIBLE", "OFFLINE"})
    @Tag("P-08")
    void wherePreferredOperatorIsNotOnlineTheDialogGoesToSomebodyElseAtOnce(PresenceStatus status) {
        var office = Office.automatic().operator("ann").operator("bob").online("ann");
        office.presence("bob", status);

        office.opensPreferring("d1", "bob");

        assertThat(office.routedTo("d1")).isEqualTo("ann");
        assertThat(rejections(office, "d1"))
                .containsOnly(entry("ann", List.of()), entry("bob", List.of(Rejection.NOT_ONLINE)));
    }

    @Test
    @Tag("P-08")
    void wherePreferredOperatorIsAtTheLimitOrNotPermittedTheDialogGoesToSomebodyElseAtOnce() {
        var office = Office.automatic()
                .operator("ann")
                .operator("bob", Set.of(), 1, Set.of("en"))
                .operator("eve", Set.of(), null, Set.of("ru"))
                .online("bob", "eve");
        office.opens("d1").carriedOut("d1").online("ann");

        office.opensPreferring("d2", "bob").opensPreferring("d3", "eve").opensPreferring("d4", "gone");

        assertThat(List.of(office.routedTo("d1"), office.routedTo("d2"), office.routedTo("d3"), office.routedTo("d4")))
                .containsExactly("bob", "ann", "ann", "ann");
        assertThat(rejections(office, "d2")).containsEntry("bob", List.of(Rejection.AT_LIMIT));
        assertThat(rejections(office, "d3")).containsEntry("eve", List.of(Rejection.LANGUAGE));
    }

    @Test
    @Tag("P-08")
    @Tag("P-07")
    void whoIsPreferredButHadTheDialogAlreadyGetsItOnlyWhereNobodyElseCan() {
        var office = Office.automatic().operator("ann").operator("bob").online("ann", "bob");
        office.queued("d1", QueueReason.OPENED, null, "en", null, DialogPriority.NORMAL, Set.of(), "ann")
                .carriedOut("d1");

        office.queued("d1", QueueReason.UNANSWERED, null, "en", "ann", DialogPriority.NORMAL, Set.of(), "ann")
                .carriedOut("d1");
        assertThat(office.routedTo("d1")).isEqualTo("bob");
        assertThat(rejections(office, "d1")).containsEntry("ann", List.of(Rejection.HAD_IT_BEFORE));

        office.presence("bob", PresenceStatus.AWAY)
                .queued("d1", QueueReason.UNANSWERED, null, "en", "bob", DialogPriority.NORMAL, Set.of(), "bob");
        assertThat(office.routedTo("d1")).isEqualTo("ann");
    }

    @Test
    @Tag("P-07")
    void onceAllHaveHadTheDialogItStartsOverAndTheLastOneIsNotChosenAgain() {
        var office = Office.automatic().operator("ann").operator("bob").online("ann", "bob");
        office.opens("d1").carriedOut("d1");
        office.queued("d1", QueueReason.UNANSWERED, null, "en", "ann").carriedOut("d1");
        office.queued("d1", QueueReason.UNANSWERED, null, "en", "bob").carriedOut("d1");
        assertThat(office.routedTo("d1")).isEqualTo("ann");
        office.opens("d2").carriedOut("d2").opens("d3").carriedOut("d3");
        assertThat(office.routedTo("d2")).isEqualTo("bob");

        office.assigned("d3", "bob", AssignmentCause.TRANSFERRED)
                .queued("d1", QueueReason.UNANSWERED, null, "en", "ann");

        assertThat(office.routedTo("d1")).isEqualTo("bob");
        assertThat(rejections(office, "d1")).containsEntry("ann", List.of(Rejection.HAD_IT_BEFORE));
    }

    @Test
    @Tag("W-43")
    void aDepartmentMayBeAutomaticInAManualAccountAndTheReverse() {
        var byHand = Office.byHand()
                .department("sales", true)
                .operator("ann", Set.of("sales"), null, Set.of("en"))
                .online("ann");
        var automatic = Office.automatic()
                .department("sales", false)
                .operator("ann", Set.of("sales"), null, Set.of("en"))
                .online("ann");

        byHand.opens("d1", "sales", "en").opens("d2");
        automatic.opens("d1", "sales", "en").opens("d2");

        assertThat(byHand.assignedInOrder()).containsExactly("d1");
        assertThat(byHand.of("d2")).isEmpty();
        assertThat(automatic.assignedInOrder()).containsExactly("d2");
        assertThat(automatic.of("d1")).isEmpty();
    }

    @Test
    @Tag("W-43")
    void aDepartmentThatBecomesAutomaticGivesItsDialogsOutAtOnceAndARemovedOneIsAsTheAccount() {
        var office = Office.byHand()
                .department("sales", null)
                .operator("ann", Set.of("sales"), null, Set.of("en"))
                .online("ann")
                .opens("d1", "sales", "en");
        assertThat(office.decisions).isEmpty();

        office.department("sales", true);
        assertThat(office.routedTo("d1")).isEqualTo("ann");
        assertThat(office.last("d1").trigger()).isEqualTo("setting-changed");

        office.departmentRemoved("sales").opens("d2", "sales", "en");
        assertThat(office.of("d2")).isEmpty();
    }

    @Test
    @Tag("T-04")
    @Tag("W-42")
    void aDialogSentToADepartmentOrLanguageGoesToSomebodyOfIt() {
        var office = Office.automatic()
                .operator("ann", "en")
                .operator("bob", Set.of("sales"), null, Set.of("en"))
                .operator("boris", "ru")
                .online("ann", "bob", "boris");
        office.opens("d1").carriedOut("d1").opens("d2").carriedOut("d2");

        office.queued("d1", QueueReason.TRANSFERRED, "sales", "en", office.routedTo("d1"));
        office.queued("d2", QueueReason.TRANSFERRED, null, "ru", office.routedTo("d2"));

        assertThat(office.routedTo("d1")).isEqualTo("bob");
        assertThat(office.routedTo("d2")).isEqualTo("boris");
    }

    @Test
    @Tag("B-03")
    void theDialogsOfAChannelOfADepartmentWaitForItsMembersAlone() {
        var office = Office.automatic()
                .operator("ann")
                .operator("bob", Set.of("sales"), 1, Set.of("en"))
                .online("ann", "bob");

        office.opens("d1", "sales", "en").opens("d2", "sales", "en");

        assertThat(office.routedTo("d1")).isEqualTo("bob");
        assertThat(office.last("d2").verdict()).isEqualTo(new Verdict.Wait());
        assertThat(rejections(office, "d2"))
                .containsOnly(entry("ann", List.of(Rejection.DEPARTMENT)), entry("bob", List.of(Rejection.AT_LIMIT)));
    }

    private static String[] several(String names) {
        return names.isEmpty() ? new String[0] : names.split(";");
    }

    private static Map<String, List<Rejection>> rejections(Office office, String dialog) {
        return office.last(dialog).candidates().stream()
                .collect(Collectors.toMap(c -> c.operatorId().value(), Candidate::rejections));
    }
}
