package chat.parley.contracts.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Working time: what is open, how much of it passes, and what is no calendar. */
@Tag("T-11")
class WorkingCalendarTest {
    private static final String BERLIN = "Europe/Berlin";

    @Test
    void aDayMayHaveSeveralStretches() {
        var calendar = calendar(hours(DayOfWeek.MONDAY, "09:00", "12:00"), hours(DayOfWeek.MONDAY, "13:00", "17:00"));

        assertThat(calendar.isOpen(berlin("2026-03-02T08:59:59.999+01:00"))).isFalse();
        assertThat(calendar.isOpen(berlin("2026-03-02T09:00:00+01:00"))).isTrue();
        assertThat(calendar.isOpen(berlin("2026-03-02T11:59:59.999+01:00"))).isTrue();
        assertThat(calendar.isOpen(berlin("2026-03-02T12:00:00+01:00"))).isFalse();
        assertThat(calendar.isOpen(berlin("2026-03-02T13:00:00+01:00"))).isTrue();
        assertThat(calendar.isOpen(berlin("2026-03-03T09:00:00+01:00")))
                .as("Tuesday")
                .isFalse();
    }

    @Test
    void midnightIsTheEndOfTheDay() {
        var calendar = calendar(hours(DayOfWeek.MONDAY, "22:00", "00:00"), hours(DayOfWeek.TUESDAY, "00:00", "02:00"));

        assertThat(calendar.isOpen(berlin("2026-03-02T23:59:59.999+01:00"))).isTrue();
        assertThat(calendar.addOpenTime(berlin("2026-03-02T22:00:00+01:00"), Duration.ofHours(3)))
                .as("goes on over midnight")
                .contains(berlin("2026-03-03T01:00:00+01:00"));
    }

    @Test
    void fromMidnightToMidnightIsTheWholeDay() {
        var calendar = calendar(hours(DayOfWeek.MONDAY, "00:00", "00:00"));

        assertThat(calendar.openTimeBetween(berlin("2026-03-01T00:00:00+01:00"), berlin("2026-03-08T00:00:00+01:00")))
                .isEqualTo(Duration.ofHours(24));
    }

    @Test
    void aDayOffIsClosedWhateverItsWeekdaySays() {
        var calendar = WorkingCalendar.of(
                week("09:00", "17:00"), List.of(new DayOff(LocalDate.parse("2026-03-03"), "feast")), BERLIN);

        assertThat(calendar.isOpen(berlin("2026-03-03T10:00:00+01:00"))).isFalse();
        assertThat(calendar.addOpenTime(berlin("2026-03-02T16:30:00+01:00"), Duration.ofHours(1)))
                .contains(berlin("2026-03-04T09:30:00+01:00"));
        assertThat(calendar.nextOpening(berlin("2026-03-02T17:00:00+01:00")))
                .contains(berlin("2026-03-04T09:00:00+01:00"));
    }

    @Test
    void timeThatPassesExactlyWithTheStretchEndsWithIt() {
        var calendar = WorkingCalendar.of(week("09:00", "17:00"), List.of(), BERLIN);
        Instant atNine = berlin("2026-03-02T09:00:00+01:00");

        assertThat(calendar.addOpenTime(atNine, Duration.ofHours(8))).contains(berlin("2026-03-02T17:00:00+01:00"));
        assertThat(calendar.addOpenTime(atNine, Duration.ofHours(8).plusNanos(1)))
                .contains(berlin("2026-03-03T09:00:00.000000001+01:00"));
        assertThat(calendar.addOpenTime(atNine.minusSeconds(1), Duration.ZERO)).contains(atNine.minusSeconds(1));
    }

    @Test
    void anHourThatTheClocksSkipIsNotWorked() {
        var calendar = calendar(hours(DayOfWeek.SUNDAY, "01:30", "03:30"));

        assertThat(calendar.openTimeBetween(berlin("2026-03-29T00:00:00+01:00"), berlin("2026-03-29T06:00:00+02:00")))
                .isEqualTo(Duration.ofHours(1));
        assertThat(calendar.addOpenTime(berlin("2026-03-29T01:30:00+01:00"), Duration.ofMinutes(45)))
                .contains(berlin("2026-03-29T03:15:00+02:00"));
    }

    @Test
    void anHourThatTheClocksShowTwiceIsWorkedTwice() {
        var calendar = calendar(hours(DayOfWeek.SUNDAY, "01:30", "03:30"));

        assertThat(calendar.openTimeBetween(berlin("2026-10-25T00:00:00+02:00"), berlin("2026-10-25T06:00:00+01:00")))
                .isEqualTo(Duration.ofHours(3));
        assertThat(calendar.isOpen(berlin("2026-10-25T02:15:00+02:00"))).isTrue();
        assertThat(calendar.isOpen(berlin("2026-10-25T02:15:00+01:00"))).isTrue();
    }

    @Test
    void aDateThatAZoneSkippedIsNotWorked() {
        var calendar = WorkingCalendar.of(week("09:00", "17:00"), List.of(), "Pacific/Apia");

        // After Thursday, 29 December 2011 came Saturday the 31st.
        assertThat(calendar.openTimeBetween(
                        Instant.parse("2011-12-29T10:00:00Z"), Instant.parse("2011-12-31T10:00:00Z")))
                .isEqualTo(Duration.ofHours(16));
    }

    @Test
    void aCalendarThatNeverOpensSaysSo() {
        var never = WorkingCalendar.of(List.of(), List.of(), BERLIN);
        Instant at = berlin("2026-03-02T09:00:00+01:00");

        assertThat(never.addOpenTime(at, Duration.ofNanos(1))).isEmpty();
        assertThat(never.nextOpening(at)).isEmpty();
        assertThat(never.openTimeBetween(at, at.plus(Duration.ofDays(100)))).isZero();
    }

    @Test
    void timeBeyondTheHorizonIsNotWaitedFor() {
        var calendar = calendar(hours(DayOfWeek.MONDAY, "09:00", "09:01"));
        Instant at = berlin("2026-03-02T00:00:00+01:00");

        assertThat(calendar.addOpenTime(at, Duration.ofMinutes(200))).isPresent();
        assertThat(calendar.addOpenTime(at, Duration.ofDays(1))).isEmpty();
    }

    @Test
    void timeDoesNotRunBackwards() {
        var calendar = WorkingCalendar.of(week("09:00", "17:00"), List.of(), BERLIN);
        Instant at = berlin("2026-03-02T12:00:00+01:00");

        assertThat(calendar.openTimeBetween(at, at.minusSeconds(60))).isZero();
        assertThatThrownBy(() -> calendar.addOpenTime(at, Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNoCalendarIsRefusedWithItsReason() {
        refused("overlap", hours(DayOfWeek.MONDAY, "09:00", "12:00"), hours(DayOfWeek.MONDAY, "11:59", "17:00"));
        refused("overlap", hours(DayOfWeek.MONDAY, "20:00", "00:00"), hours(DayOfWeek.MONDAY, "23:00", "23:30"));
        refused("given twice", hours(DayOfWeek.MONDAY, "09:00", "12:00"), hours(DayOfWeek.MONDAY, "09:00", "12:00"));
        refused("ends before it begins", hours(DayOfWeek.MONDAY, "17:00", "09:00"));
        refused("ends before it begins", hours(DayOfWeek.MONDAY, "09:00", "09:00"));
        refused("whole minutes", hours(DayOfWeek.MONDAY, "09:00", "23:59:59"));
        refused("at most 24", minutes(25));
    }

    @Test
    void touchingStretchesAndTheSameHoursOnOtherDaysAreFine() {
        var calendar = calendar(
                hours(DayOfWeek.MONDAY, "09:00", "12:00"),
                hours(DayOfWeek.MONDAY, "12:00", "15:00"),
                hours(DayOfWeek.TUESDAY, "09:00", "12:00"));

        assertThat(calendar.isOpen(berlin("2026-03-02T12:00:00+01:00"))).isTrue();
    }

    @Test
    void unknownZonesAndImpossibleDaysOffAreRefused() {
        var feast = new DayOff(LocalDate.parse("2026-05-01"), "feast");

        assertRefused("no such time zone", () -> WorkingCalendar.of(List.of(), List.of(), "Europe/Atlantis"));
        assertRefused("no such time zone", () -> WorkingCalendar.of(List.of(), List.of(), null));
        assertRefused("no such time zone", () -> WorkingCalendar.of(List.of(), List.of(), "+03:00"));
        assertRefused("2026-05-01 is given twice", () -> WorkingCalendar.of(List.of(), List.of(feast, feast), BERLIN));
        assertRefused(
                "1900 to 9999", () -> WorkingCalendar.of(List.of(), List.of(new DayOff(LocalDate.MAX, "end")), BERLIN));
    }

    private static WorkingHours[] minutes(int count) {
        return Stream.iterate(LocalTime.NOON, time -> time.plusMinutes(2))
                .limit(count)
                .map(time -> new WorkingHours(DayOfWeek.MONDAY, time, time.plusMinutes(1)))
                .toArray(WorkingHours[]::new);
    }

    private static void refused(String why, WorkingHours... hours) {
        assertRefused(why, () -> calendar(hours));
    }

    private static void assertRefused(String why, Runnable making) {
        assertThatThrownBy(making::run)
                .isInstanceOfSatisfying(
                        ContractViolation.class,
                        violation -> assertThat(violation.code()).isEqualTo(ErrorCode.INVALID_CALENDAR))
                .hasMessageContaining(why);
    }

    private static WorkingCalendar calendar(WorkingHours... hours) {
        return WorkingCalendar.of(List.of(hours), List.of(), BERLIN);
    }

    private static List<WorkingHours> week(String from, String to) {
        var week = new ArrayList<WorkingHours>();
        for (DayOfWeek day : DayOfWeek.values()) {
            week.add(hours(day, from, to));
        }
        return week;
    }

    private static WorkingHours hours(DayOfWeek day, String from, String to) {
        return new WorkingHours(day, LocalTime.parse(from), LocalTime.parse(to));
    }

    private static Instant berlin(String offsetTime) {
        return java.time.OffsetDateTime.parse(offsetTime).toInstant();
    }
}
