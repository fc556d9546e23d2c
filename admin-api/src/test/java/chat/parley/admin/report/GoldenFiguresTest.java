package chat.parley.admin.report;

import static chat.parley.admin.report.Golden.BERLIN;
import static chat.parley.admin.report.Golden.MOSCOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import chat.parley.admin.fact.DialogLine;
import chat.parley.admin.fact.StintLine;
import chat.parley.admin.fact.Tale;
import chat.parley.contracts.id.AccountId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every figure of the golden dialogs is what it comes to by hand. */
@Tag("T-15")
class GoldenFiguresTest {
    private static final AccountId SHOP = new AccountId("shop");
    private static final Instant LATER = Instant.parse("2026-04-01T00:00:00Z");

    @Test
    @Tag("W-03")
    void dialogsCountWhereTheyWereOpenedAndWhereTheyWereClosedInTheZonesDays() {
        assertThat(figures(BERLIN).opened()).isEqualTo(8);
        assertThat(figures(BERLIN).closed()).isEqualTo(6);
        assertThat(figures(MOSCOW).opened()).isEqualTo(7);
        assertThat(figures(MOSCOW).closed()).isEqualTo(6);
        assertThat(figures(BERLIN).offline()).isEqualTo(1);
    }

    @Test
    @Tag("W-03")
    void theNightOfTheChangeHasNoHourTwo() {
        var opened = byKey(report(BERLIN, Grouping.HOUR, 30), Figures::opened);
        var closed = byKey(report(BERLIN, Grouping.HOUR, 30), Figures::closed);

        assertThat(opened)
                .containsOnly(
                        entry("00", 1L),
                        entry("01", 1L),
                        entry("03", 1L),
                        entry("11", 1L),
                        entry("12", 1L),
                        entry("14", 1L),
                        entry("23", 2L));
        assertThat(closed)
                .contains(entry("00", 1L), entry("03", 2L), entry("12", 1L), entry("14", 1L), entry("23", 1L));
        assertThat(byKey(report(BERLIN, Grouping.DAY, 30), Figures::opened))
                .containsExactly(entry("2026-03-28", 1L), entry("2026-03-29", 7L));
        assertThat(byKey(report(MOSCOW, Grouping.HOUR, 30), Figures::closed))
                .contains(entry("01", 1L), entry("02", 1L), entry("04", 2L), entry("13", 1L), entry("15", 1L));
    }

    @Test
    @Tag("P-09")
    @Tag("W-29")
    @Tag("W-23")
    void aWaitOfTheTimeoutIsMissedAndOneSecondLessIsARefusal() {
        var expected = new Figures.Outcomes(4, 3, 1, 1, 1, 1);

        assertThat(figures(BERLIN).present()).isEqualTo(expected);
        assertThat(figures(BERLIN).stated()).isEqualTo(expected);
        assertThat(figures(MOSCOW).present()).isEqualTo(expected);
        assertThat(figures(BERLIN).unstated()).isZero();
    }

    @Test
    @Tag("N-21")
    void anotherTimeoutJudgesThePastAnewAndLeavesWhatWasStated() {
        Figures shorter = report(BERLIN, null, 20).total();
        Figures longer = report(BERLIN, null, 31).total();

        assertThat(shorter.present()).isEqualTo(new Figures.Outcomes(4, 3, 1, 0, 2, 1));
        assertThat(longer.present()).isEqualTo(new Figures.Outcomes(4, 3, 1, 2, 0, 0));
        assertThat(shorter.stated())
                .isEqualTo(longer.stated())
                .isEqualTo(figures(BERLIN).stated());
    }

    @Test
    void theFirstReplyIsOperatorsAndCountsFromWhenTheyOweIt() {
        assertThat(figures(BERLIN).firstReply()).isEqualTo(new Spread(3, 85_000L, 90_000L, 105_000L, 105_000L));
        assertThat(figures(MOSCOW).firstReply()).isEqualTo(new Spread(3, 53_333L, 60_000L, 90_000L, 90_000L));
    }

    @Test
    void botsHaveAFirstReplyOfTheirOwn() {
        assertThat(figures(BERLIN).firstBotReply()).isEqualTo(new Spread(2, 2_500L, 2_000L, 3_000L, 3_000L));
    }

    @Test
    void laterRepliesCountFromTheFirstMessageThatWasNotAnswered() {
        assertThat(figures(BERLIN).replies()).isEqualTo(new Figures.Replies(3, 36_667L, 60_000L));
    }

    @Test
    void waitingIsAllTheTimeInQueues() {
        assertThat(figures(BERLIN).waiting()).isEqualTo(new Spread(5, 38_800L, 35_000L, 60_000L, 60_000L));
        assertThat(figures(MOSCOW).waiting()).isEqualTo(new Spread(5, 31_800L, 30_000L, 60_000L, 60_000L));
    }

    @Test
    void handlingIsAllTheTimeThatOperatorsHadIt() {
        assertThat(figures(BERLIN).handling()).isEqualTo(new Spread(3, 695_000L, 660_000L, 860_000L, 860_000L));
        assertThat(figures(MOSCOW).handling()).isEqualTo(new Spread(3, 3_506_667L, 860_000L, 9_000_000L, 9_000_000L));
    }

    @Test
    @Tag("W-26")
    void aBusyMessageCountsWhereItWasSaid() {
        assertThat(figures(BERLIN).busyMessages()).isEqualTo(1);
        assertThat(byKey(report(BERLIN, Grouping.HOUR, 30), Figures::busyMessages))
                .contains(entry("14", 1L), entry("12", 0L));
    }

    @Test
    void theLastMarkOfADialogCounts() {
        assertThat(figures(BERLIN).rating()).isEqualTo(new Figures.Rating(2, 350L, List.of(0L, 1L, 0L, 0L, 1L)));
    }

    @Test
    void transfersAreByPeopleAndReassignmentsAreNot() {
        assertThat(figures(BERLIN).transfers()).isEqualTo(1);
        assertThat(figures(BERLIN).reassignments()).isEqualTo(1);
        assertThat(figures(MOSCOW).reassignments()).isZero();
    }

    @Test
    void messagesAreOfThoseWhoWroteThem() {
        assertThat(figures(BERLIN).messages()).isEqualTo(new Figures.Messages(12, 7, 3));
    }

    @Test
    @Tag("B-09")
    @Tag("W-14")
    void aDialogIsInTheGroupOfEachOfItsTagsAndOfItsOneCategory() {
        assertThat(byKey(report(BERLIN, Grouping.TAG, 30), Figures::closed))
                .containsOnly(entry("billing", 2L), entry("vip", 1L), entry("", 4L));
        assertThat(byKey(report(BERLIN, Grouping.CATEGORY, 30), Figures::closed))
                .containsOnly(entry("Money", 1L), entry("", 5L));
        assertThat(byKey(report(BERLIN, Grouping.CLIENT, 30), Figures::closed)).contains(entry("v2", 2L));
        assertThat(byKey(report(BERLIN, Grouping.PAGE, 30), Figures::closed))
                .containsOnly(entry("https://shop.example/prices", 6L));
    }

    @Test
    @Tag("B-09")
    void aDialogIsOfTheOperatorWhoHadItLast() {
        assertThat(byKey(report(BERLIN, Grouping.OPERATOR, 30), Figures::closed))
                .containsOnly(entry("ann", 2L), entry("boris", 1L), entry("", 3L));
    }

    @Test
    void operatorsHaveWhatTheyDidThemselves() {
        var report = new OperatorReport(Golden.weekend(BERLIN), LATER);
        Golden.dialogs(SHOP).forEach(tale -> tale.facts().stints().forEach(stint -> report.add(StintLine.of(stint))));
        Golden.presence().forEach(report::add);

        assertThat(report.operators().stream().filter(figures -> figures.dialogs() > 0))
                .containsExactly(
                        new OperatorFigures(
                                "ann",
                                3,
                                5,
                                new Spread(1, 90_000L, 90_000L, 90_000L, 90_000L),
                                new Figures.Replies(3, 36_667L, null),
                                0,
                                1_320_000,
                                5_400_000,
                                1_800_000,
                                12L,
                                1),
                        new OperatorFigures(
                                "boris",
                                2,
                                2,
                                new Spread(2, 82_500L, 60_000L, 105_000L, 105_000L),
                                new Figures.Replies(0, null, null),
                                1,
                                765_000,
                                0,
                                0,
                                null,
                                1));
    }

    @Test
    void aPeriodWithoutDialogsHasNoAverages() {
        Figures none = new Tally(30).figures();

        assertThat(none.firstReply()).isEqualTo(new Spread(0, null, null, null, null));
        assertThat(none.rating().hundredths()).isNull();
        assertThat(none.replies().averageMillis()).isNull();
    }

    private static Figures figures(ZoneId zone) {
        return report(zone, null, 30).total();
    }

    private static DialogReport report(ZoneId zone, @org.jspecify.annotations.Nullable Grouping by, int refusal) {
        var report = new DialogReport(Golden.weekend(zone), by, refusal);
        Golden.dialogs(SHOP).stream().map(Tale::facts).map(DialogLine::of).forEach(report::add);
        return report;
    }

    private static java.util.SequencedMap<String, Long> byKey(DialogReport report, ToLongFunction<Figures> figure) {
        return report.groups(100).stream()
                .collect(Collectors.toMap(
                        DialogReport.Group::key,
                        group -> figure.applyAsLong(group.figures()),
                        (one, other) -> one,
                        java.util.LinkedHashMap::new));
    }
}
