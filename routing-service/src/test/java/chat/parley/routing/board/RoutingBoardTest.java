package chat.parley.routing.board;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.decision.RoutingDecision.Candidate;
import chat.parley.contracts.decision.RoutingDecision.Rejection;
import chat.parley.contracts.decision.RoutingDecision.Verdict;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.presence.PresenceStatus;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who gets a dialog. */
class RoutingBoardTest {
    @Test
    @Tag("W-40")
    @Tag("P-04")
    void anOperatorWithoutTheLanguageDoesNotGetTheDialog() {
        var office =
                Office.automatic().operator("ann", "en").operator("boris", "ru").online("ann", "boris");

        office.opens("d1", null, "ru");

        assertThat(office.routedTo("d1")).isEqualTo("boris");
        assertThat(rejections(office, "d1")).containsEntry("ann", List.of(Rejection.LANGUAGE));
    }

    @Test
    @Tag("J-08")
    void aDialogThatIsReturnedToItsBotFreesItsPlaceAndIsGivenToNobody() {
        var office = new Office().account(true, false, 1).operator("ann").online("ann");
        office.opens("d1").carriedOut("d1").opens("d2");
        assertThat(office.last("d2").verdict()).isEqualTo(new Verdict.Wait());

        office.returned("d1");

        assertThat(office.routedTo("d2")).isEqualTo("ann");
        office.carriedOut("d2").closes("d2");
        assertThat(office.last("d1").trigger()).isEqualTo("dialog-queued");
    }

    @Test
    @Tag("W-40")
    void aDialogWaitsRatherThanGoToSomebodyWhoDoesNotSpeakItsLanguage() {
        var office = Office.automatic().operator("ann", "en").online("ann");

        office.opens("d1", null, "ru");

        assertThat(office.last("d1").verdict()).isEqualTo(new Verdict.Wait());
    }

    @Test
    @Tag("W-40")
    void languagesDoNotMatterWhereTheAccountIsNotMultilingual() {
        var office = new Office().account(true, false, 5).operator("ann", "en").online("ann");

        office.opens("d1", null, "ru");

        assertThat(office.routedTo("d1")).isEqualTo("ann");
    }

    @Test
    @Tag("W-43")
    void withoutAutomaticAssignmentNothingIsDecided() {
        var office = Office.byHand().operator("ann").online("ann");

        office.opens("d1");

        assertThat(office.decisions).isEmpty();
    }

    @Test
    @Tag("W-43")
    void anAccountIsRoutedByHandUntilItsSettingsSayOtherwise() {
        var office = new Office().operator("ann").online("ann").opens("d1");

        office.account(true, true, 5);

        assertThat(office.routedTo("d1")).isEqualTo("ann");
        assertThat(office.last("d1").trigger()).isEqualTo("setting-changed");
    }

    @Test
    @Tag("W-44")
    @Tag("P-01")
    void theLeastLoadedOperatorGetsTheDialog() {
        var office = Office.automatic().operator("ann").operator("bob").online("ann");
        office.opens("d1").carriedOut("d1").online("bob");

        office.opens("d2");

        assertThat(office.routedTo("d2")).isEqualTo("bob");
    }

    @Test
    @Tag("P-01")
    void amongEquallyLoadedOnesItIsWhoseLastDialogIsLongestAgoNeverFirstThenById() {
        var office = Office.automatic().operator("ann").operator("bob").operator("eve");
        office.online("ann").opens("d1").carriedOut("d1").closes("d1");
        office.presence("ann", PresenceStatus.AWAY)
                .online("bob")
                .opens("d2")
                .carriedOut("d2")
                .closes("d2");
        office.online("ann", "eve");

        office.opens("d3").carriedOut("d3").closes("d3");
        office.opens("d4").carriedOut("d4").closes("d4");
        office.opens("d5").carriedOut("d5").closes("d5");

        assertThat(List.of(office.routedTo("d3"), office.routedTo("d4"), office.routedTo("d5")))
                .containsExactly("eve", "ann", "bob");
    }

    @Test
    @Tag("P-01")
    void twentyEqualOperatorsAreNeverMoreThanOneDialogApartWhenOneIsAssigned() {
        var office = new Office().account(true, true, 1_000);
        var names = IntStream.range(0, 20).mapToObj(i -> "op" + (10 + i)).toList();
        names.forEach(office::operator);
        office.online(names.toArray(String[]::new));

        for (int i = 0; i < 10_000; i++) {
            var dialog = "d" + i;
            office.opens(dialog);
            var loads = office.last(dialog).candidates().stream().collect(Collectors.summarizingInt(Candidate::load));
            assertThat(loads.getMax() - loads.getMin()).isLessThanOrEqualTo(1);
            office.carriedOut(dialog);
            if (i >= 60) {
                office.closes("d" + (i - 60));
            }
            office.decisions.clear();
        }
    }

    @Test
    @Tag("P-01")
    void withDialogsEndingAtRandomTheChosenOneHasTheLeastLoad() {
        var random = new Random(7);
        var office = new Office().account(true, true, 50);
        var names = IntStream.range(0, 20).mapToObj(i -> "op" + (10 + i)).toList();
        names.forEach(office::operator);
        office.online(names.toArray(String[]::new));
        var open = new java.util.ArrayList<String>();

        for (int i = 0; i < 5_000; i++) {
            var dialog = "d" + i;
            office.opens(dialog);
            var candidates = office.last(dialog).candidates();
            var least = candidates.stream().mapToInt(Candidate::load).min().orElseThrow();
            assertThat(load(candidates, office.routedTo(dialog))).isEqualTo(least);
            office.carriedOut(dialog);
            open.add(dialog);
            if (open.size() > 100) {
                office.closes(open.remove(random.nextInt(open.size())));
            }
            office.decisions.clear();
        }
    }

    @Test
    @Tag("W-45")
    void aDialogWaitsInTheGeneralQueueWhileAllOnlineOperatorsAreAtTheirLimit() {
        var office = new Office()
                .account(true, true, 1)
                .operator("ann")
                .operator("bob")
                .online("ann", "bob");
        office.opens("d1").carriedOut("d1").opens("d2").carriedOut("d2");

        office.opens("d3");

        assertThat(office.last("d3").verdict()).isEqualTo(new Verdict.Wait());
        assertThat(rejections(office, "d3"))
                .isEqualTo(Map.of("ann", List.of(Rejection.AT_LIMIT), "bob", List.of(Rejection.AT_LIMIT)));
    }

    @Test
    @Tag("W-48")
    @Tag("P-02")
    void withoutASettingFiveDialogsAreTheLimitAndWhatIsReservedCountsAtOnce() {
        var office = Office.automatic().operator("ann").online("ann");

        IntStream.rangeClosed(1, 6).forEach(i -> office.opens("d" + i));

        assertThat(office.assignedInOrder()).containsExactly("d1", "d2", "d3", "d4", "d5");
        assertThat(office.routedTo("d6")).isEqualTo("nobody");
    }

    @Test
    @Tag("W-48")
    @Tag("P-02")
    void anOperatorsOwnLimitGoesBeforeTheAccounts() {
        var office =
                Office.automatic().operator("ann", Set.of(), 2, Set.of("en")).online("ann");

        IntStream.rangeClosed(1, 3).forEach(i -> office.opens("d" + i));

        assertThat(office.assignedInOrder()).containsExactly("d1", "d2");
    }

    @Test
    void aDialogOfADepartmentGoesToItsMembersOnlyAndOneWithoutGoesToEverybody() {
        var office = Office.automatic()
                .operator("ann")
                .operator("bob", Set.of("sales"), null, Set.of("en"))
                .online("ann", "bob");

        office.opens("d1", "sales", "en").opens("d2");

        assertThat(office.routedTo("d1")).isEqualTo("bob");
        assertThat(rejections(office, "d1")).containsEntry("ann", List.of(Rejection.DEPARTMENT));
        assertThat(office.routedTo("d2")).isEqualTo("ann");
    }

    @ParameterizedTest
    @EnumSource(
            value = PresenceStatus.class,
            names = {"AWAY", "INVISIBLE", "OFFLINE"})
    @Tag("W-44")
    void onlyWhoIsOnlineGetsDialogs(PresenceStatus status) {
        var office = Office.automatic().operator("ann").presence("ann", status);

        office.opens("d1");

        assertThat(rejections(office, "d1")).isEqualTo(Map.of("ann", List.of(Rejection.NOT_ONLINE)));
    }

    @Test
    @Tag("P-07")
    void whoHadTheDialogGetsItAgainOnlyWhereNobodyElseCan() {
        var office = Office.automatic().operator("ann").operator("bob").online("ann", "bob");
        office.opens("d1").carriedOut("d1");
        assertThat(office.routedTo("d1")).isEqualTo("ann");

        office.queued("d1", QueueReason.UNANSWERED, null, "en", "ann").carriedOut("d1");
        assertThat(office.routedTo("d1")).isEqualTo("bob");
        assertThat(rejections(office, "d1")).containsEntry("ann", List.of(Rejection.HAD_IT_BEFORE));

        office.queued("d1", QueueReason.UNANSWERED, null, "en", "bob").carriedOut("d1");
        assertThat(office.routedTo("d1")).isEqualTo("ann");
        assertThat(rejections(office, "d1")).containsEntry("ann", List.of());
    }

    private static Map<String, List<Rejection>> rejections(Office office, String dialog) {
        return office.last(dialog).candidates().stream()
                .collect(Collectors.toMap(c -> c.operatorId().value(), Candidate::rejections));
    }

    private static int load(List<Candidate> candidates, String operator) {
        return candidates.stream()
                .filter(c -> c.operatorId().value().equals(operator))
                .findFirst()
                .orElseThrow()
                .load();
    }
}
