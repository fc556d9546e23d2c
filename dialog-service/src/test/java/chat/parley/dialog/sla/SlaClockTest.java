package chat.parley.dialog.sla;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.calendar.DayOff;
import chat.parley.contracts.calendar.WorkingCalendar;
import chat.parley.contracts.calendar.WorkingHours;
import chat.parley.contracts.dialog.SlaTarget;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.CalendarId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.SlaId;
import chat.parley.contracts.settings.RuleSetting;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a visitor was promised, and when that is broken. */
@Tag("P-06")
class SlaClockTest {
    private static final ChannelId SITE = new ChannelId("site");
    private static final ChannelId TELEGRAM = new ChannelId("telegram");
    private static final DepartmentId SALES = new DepartmentId("sales");
    private static final CalendarId OFFICE = new CalendarId("office");
    /** A Monday, 16:50 in Berlin. */
    private static final Instant OPENED = Instant.parse("2026-03-02T15:50:00Z");

    @Test
    void theFirstReplyIsDueFromTheOpeningOn() {
        var promises = clock(sla("a", 1, null, null)).promises(waiting(false));

        assertThat(promise(promises, SlaTarget.FIRST_REPLY).dueAt()).isEqualTo(OPENED.plusSeconds(100));
        assertThat(promise(promises, SlaTarget.FIRST_REPLY).warnAt()).isEqualTo(OPENED.plusSeconds(80));
        assertThat(promise(promises, SlaTarget.FIRST_REPLY).from().sequence()).isEqualTo(1);
    }

    @Test
    void aLaterReplyIsDueFromTheVisitorsWaitOn() {
        var promises = clock(sla("a", 1, null, null)).promises(waiting(true));

        assertThat(promise(promises, SlaTarget.NEXT_REPLY).dueAt()).isEqualTo(OPENED.plusSeconds(60 + 200));
        assertThat(promise(promises, SlaTarget.NEXT_REPLY).from().sequence()).isEqualTo(7);
        assertThat(promises).extracting(SlaPromise::target).doesNotContain(SlaTarget.FIRST_REPLY);
    }

    @Test
    void whileNobodyWaitsOnlyTheResolutionIsDue() {
        var quiet = new SlaDialog(null, SITE, new SlaDialog.Start(OPENED, 1), true, null);

        var promises = clock(sla("a", 1, null, null)).promises(quiet);

        assertThat(promises).extracting(SlaPromise::target).containsExactly(SlaTarget.RESOLUTION);
        assertThat(promises.getFirst().dueAt()).isEqualTo(OPENED.plusSeconds(1_000));
    }

    @Test
    void zeroPromisesAndWarnsOfNothing() {
        var clock = clock(sla("a", 1, null, null, 0, 0, 1_000, 0, null));

        assertThat(clock.promises(waiting(false))).singleElement().satisfies(promise -> {
            assertThat(promise.target()).isEqualTo(SlaTarget.RESOLUTION);
            assertThat(promise.warnAt()).isNull();
        });
    }

    @Test
    void timeStandsStillWhileTheCalendarIsClosed() {
        var clock = clock(sla("a", 1, null, null, 1_200, 0, 0, 80, OFFICE));

        // Ten minutes are left until five o'clock, the other ten come on Wednesday after a day off.
        var promise = promise(clock.promises(waiting(false)), SlaTarget.FIRST_REPLY);

        assertThat(promise.warnAt()).isEqualTo(Instant.parse("2026-03-04T08:06:00Z"));
        assertThat(promise.dueAt()).isEqualTo(Instant.parse("2026-03-04T08:10:00Z"));
    }

    @Test
    void aCalendarThatNeverOpensPromisesNothing() {
        var never = Map.of(OFFICE, WorkingCalendar.of(List.of(), List.of(), "Europe/Berlin"));

        assertThat(SlaClock.of(List.of(sla("a", 1, null, null, 60, 60, 60, 50, OFFICE)), never)
                        .promises(waiting(false)))
                .isEmpty();
    }

    @Test
    void aCalendarThatWasRemovedCountsAroundTheClock() {
        var clock = SlaClock.of(List.of(sla("a", 1, null, null, 60, 0, 0, 0, OFFICE)), Map.of());

        assertThat(promise(clock.promises(waiting(false)), SlaTarget.FIRST_REPLY)
                        .dueAt())
                .isEqualTo(OPENED.plusSeconds(60));
    }

    @Test
    void theFirstThatIsForTheDialogIsItsOwn() {
        var clock = clock(
                sla("everybody", 9, null, null),
                sla("sales", 3, SALES, null),
                sla("telegram", 2, null, TELEGRAM),
                sla("sales-telegram", 1, SALES, TELEGRAM));

        assertThat(chosen(clock, null, SITE)).isEqualTo("everybody");
        assertThat(chosen(clock, SALES, SITE)).isEqualTo("sales");
        assertThat(chosen(clock, null, TELEGRAM)).isEqualTo("telegram");
        assertThat(chosen(clock, SALES, TELEGRAM)).isEqualTo("sales-telegram");
    }

    @Test
    void amongEqualRanksTheIdDecides() {
        assertThat(chosen(clock(sla("b", 1, null, null), sla("a", 1, null, null)), null, SITE))
                .isEqualTo("a");
    }

    @Test
    void noneForTheDialogPromisesNothing() {
        assertThat(clock(sla("sales", 1, SALES, null)).promises(waiting(false))).isEmpty();
        assertThat(SlaClock.NONE.promises(waiting(false))).isEmpty();
    }

    private static String chosen(SlaClock clock, @Nullable DepartmentId department, ChannelId channel) {
        var dialog = new SlaDialog(department, channel, new SlaDialog.Start(OPENED, 1), false, null);
        return clock.promises(dialog).getFirst().sla().id();
    }

    private static SlaDialog waiting(boolean answered) {
        return new SlaDialog(
                null,
                SITE,
                new SlaDialog.Start(OPENED, 1),
                answered,
                new SlaDialog.Start(OPENED.plus(Duration.ofMinutes(1)), 7));
    }

    private static SlaPromise promise(List<SlaPromise> promises, SlaTarget target) {
        return promises.stream()
                .filter(promise -> promise.target() == target)
                .findFirst()
                .orElseThrow();
    }

    private static SlaClock clock(RuleSetting.Sla... slas) {
        var hours = Arrays.stream(DayOfWeek.values())
                .map(day -> new WorkingHours(day, LocalTime.of(9, 0), LocalTime.of(17, 0)))
                .toList();
        var feast = new DayOff(LocalDate.parse("2026-03-03"), "feast");
        return SlaClock.of(List.of(slas), Map.of(OFFICE, WorkingCalendar.of(hours, List.of(feast), "Europe/Berlin")));
    }

    private static RuleSetting.Sla sla(
            String id, int rank, @Nullable DepartmentId department, @Nullable ChannelId channel) {
        return sla(id, rank, department, channel, 100, 200, 1_000, 80, null);
    }

    private static RuleSetting.Sla sla(
            String id,
            int rank,
            @Nullable DepartmentId department,
            @Nullable ChannelId channel,
            int first,
            int next,
            int resolution,
            int warn,
            @Nullable CalendarId calendar) {
        return new RuleSetting.Sla(
                new AccountId("acme"),
                1,
                false,
                new SlaId(id),
                id,
                rank,
                department,
                channel,
                first,
                next,
                resolution,
                warn,
                calendar);
    }
}
