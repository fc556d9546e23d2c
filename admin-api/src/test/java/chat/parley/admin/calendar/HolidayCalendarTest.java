package chat.parley.admin.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import chat.parley.contracts.calendar.DayOff;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holidays out of iCalendar texts, the usual ones and the hostile ones. */
@Tag("T-11")
class HolidayCalendarTest {
    @Test
    void anEventOfWholeDaysIsADayOffEach() {
        var days = read(
                2026,
                2026,
                "DTSTART;VALUE=DATE:20260101",
                "DTEND;VALUE=DATE:20260103",
                "SUMMARY:New Year\\, and the day after");

        assertThat(days)
                .containsExactly(
                        day("2026-01-01", "New Year, and the day after"),
                        day("2026-01-02", "New Year, and the day after"));
    }

    @Test
    void anEventWithoutAnEndLastsADay() {
        assertThat(read(2026, 2026, "DTSTART;VALUE=DATE:20260501", "SUMMARY:Labour Day"))
                .containsExactly(day("2026-05-01", "Labour Day"));
        assertThat(read(2026, 2026, "DTSTART;VALUE=DATE:20260501", "DTEND;VALUE=DATE:20260501", "SUMMARY:Labour Day"))
                .as("some programs end it on the same day")
                .hasSize(1);
        assertThat(read(2026, 2026, "DTSTART:20260501", "DURATION:P2D", "SUMMARY:Labour Day"))
                .hasSize(2);
    }

    @Test
    void aYearlyEventComesInEveryYearAskedFor() {
        var days = read(2026, 2028, "DTSTART;VALUE=DATE:20101225", "RRULE:FREQ=YEARLY", "SUMMARY:Christmas");

        assertThat(days)
                .extracting(DayOff::date)
                .containsExactly(
                        LocalDate.parse("2026-12-25"), LocalDate.parse("2027-12-25"), LocalDate.parse("2028-12-25"));
    }

    @Test
    void aWeekdayOfAMonthIsFound() {
        assertThat(dates(2026, 2027, "DTSTART;VALUE=DATE:20101125", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"))
                .as("the fourth Thursday of November")
                .containsExactly("2026-11-26", "2027-11-25");
        assertThat(dates(2026, 2026, "DTSTART;VALUE=DATE:20100531", "RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO"))
                .as("the last Monday of May")
                .containsExactly("2026-05-25");
        assertThat(dates(
                        2028,
                        2028,
                        "DTSTART;VALUE=DATE:20201103",
                        "RRULE:FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8"))
                .as("the Tuesday after the first Monday of November, every fourth year")
                .containsExactly("2028-11-07");
        assertThat(dates(2026, 2026, "DTSTART;VALUE=DATE:20100228", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"))
                .as("the last day of February")
                .containsExactly("2026-02-28");
    }

    @Test
    void aRuleEndsByNumberOrByDate() {
        assertThat(dates(2026, 2030, "DTSTART;VALUE=DATE:20260601", "RRULE:FREQ=YEARLY;COUNT=2"))
                .containsExactly("2026-06-01", "2027-06-01");
        assertThat(dates(2026, 2030, "DTSTART;VALUE=DATE:20260601", "RRULE:FREQ=YEARLY;UNTIL=20280601T000000Z"))
                .containsExactly("2026-06-01", "2027-06-01", "2028-06-01");
        assertThat(dates(2026, 2033, "DTSTART;VALUE=DATE:20240229", "RRULE:FREQ=YEARLY"))
                .as("only leap years have a 29 February")
                .containsExactly("2028-02-29", "2032-02-29");
    }

    @Test
    void singleDaysMayBeAddedAndTakenOut() {
        assertThat(dates(
                        2026,
                        2028,
                        "DTSTART;VALUE=DATE:20260601",
                        "RRULE:FREQ=YEARLY",
                        "EXDATE;VALUE=DATE:20270601",
                        "RDATE;VALUE=DATE:20270602"))
                .containsExactly("2026-06-01", "2027-06-02", "2028-06-01");
    }

    @Test
    void aMovedEventStandsForTheOneItMoved() {
        var text = calendar(
                event("UID:a", "DTSTART;VALUE=DATE:20260601", "RRULE:FREQ=YEARLY", "SUMMARY:Feast"),
                event(
                        "UID:a",
                        "RECURRENCE-ID;VALUE=DATE:20270601",
                        "DTSTART;VALUE=DATE:20270604",
                        "SUMMARY:Feast, moved"));

        assertThat(HolidayCalendar.read(text, 2026, 2028))
                .containsExactly(
                        day("2026-06-01", "Feast"), day("2027-06-04", "Feast, moved"), day("2028-06-01", "Feast"));
    }

    @Test
    void severalHolidaysOfADayAreOneDayOff() {
        var text = calendar(
                event("DTSTART;VALUE=DATE:20260508", "SUMMARY:Liberation"),
                event("DTSTART;VALUE=DATE:20260508", "SUMMARY:Mothers"),
                event("DTSTART;VALUE=DATE:20260508", "SUMMARY:Liberation"));

        assertThat(HolidayCalendar.read(text, 2026, 2026)).containsExactly(day("2026-05-08", "Liberation, Mothers"));
    }

    @Test
    void whatIsNoWholeDayIsPassedOver() {
        var text = calendar(
                event("RRULE:FREQ=WEEKLY", "DTSTART:20260508T090000Z", "DTEND:20260508T100000Z", "SUMMARY:Meeting"),
                event("DTSTART;VALUE=DATE:20260509", "STATUS:CANCELLED", "SUMMARY:Not this year"),
                event(
                        "DTSTART;VALUE=DATE:20260510",
                        "SUMMARY:Feast",
                        "BEGIN:VALARM",
                        "SUMMARY:Ring",
                        "TRIGGER:-PT15M",
                        "END:VALARM"),
                "BEGIN:VTIMEZONE\r\nBEGIN:STANDARD\r\nDTSTART:19701101T020000\r\n"
                        + "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE");

        assertThat(HolidayCalendar.read(text, 2026, 2026)).containsExactly(day("2026-05-10", "Feast"));
    }

    @Test
    void foldedLinesParametersAndSmallLettersAreRead() {
        var text = "\uFEFFbegin:vcalendar\nBEGIN:VEVENT\nDTSTART;X-A=\"a:b;c\";VALUE=DATE:2026\n 0501\n"
                + "SUMMARY;LANGUAGE=de:Tag der\n\t Arbeit\\nfrei\nEND:VEVENT\nEND:VCALENDAR\n";

        assertThat(HolidayCalendar.read(text, 2026, 2026)).containsExactly(day("2026-05-01", "Tag der Arbeit frei"));
    }

    @Test
    void namesAreCutToTheirLimitAndNeverMissing() {
        var text = calendar(
                event("DTSTART;VALUE=DATE:20260501", "SUMMARY:" + "x".repeat(199) + "\uD83D\uDE00"),
                event("DTSTART;VALUE=DATE:20260502"));

        assertThat(HolidayCalendar.read(text, 2026, 2026))
                .containsExactly(day("2026-05-01", "x".repeat(199)), day("2026-05-02", "Day off"));
    }

    @Test
    void whatCannotBeReadIsRefusedWithItsReason() {
        refused("no whole iCalendar", "");
        refused("no whole iCalendar", "BEGIN:VEVENT\nEND:VEVENT");
        refused("no whole iCalendar", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR");
        refused("no whole iCalendar", "BEGIN:VCALENDAR");
        refused("no whole iCalendar", "DTSTART:20260101");
        refused("no colon", "<html><body>not found</body></html>");
        refused("no event that lasts whole days", calendar());
        refused("no DTSTART", calendar(event("SUMMARY:Feast")));
        refused("form 20260101", calendar(event("DTSTART;VALUE=DATE:20260230")));
        refused("form 20260101", calendar(event("DTSTART;VALUE=DATE:tomorrow")));
        refused("does not last", calendar(event("DTSTART;VALUE=DATE:20260502", "DTEND;VALUE=DATE:20260501")));
        refused("does not last", calendar(event("DTSTART;VALUE=DATE:20260502", "DTEND;VALUE=DATE:99990101")));
        refused("not well-formed", calendar(event("DTSTART;VALUE=DATE:20260502", "SUMMARY:\uD83D")));
        refusedRule("not simply yearly", "FREQ=MONTHLY");
        refusedRule("not simply yearly", "FREQ=YEARLY;BYSETPOS=1");
        refusedRule("cannot be read", "FREQ=YEARLY;BYDAY=20MO");
        refusedRule("needs BYMONTH", "FREQ=YEARLY;BYDAY=MO");
        refusedRule("outside 1 to 12", "FREQ=YEARLY;BYMONTH=13");
        refusedRule("counts from 1", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=0");
        refusedRule("cannot be read", "FREQ=YEARLY;FREQ=YEARLY");
        refusedRule("cannot be read", "FREQ=YEARLY;COUNT=many");
        refusedRule("cannot be read", "YEARLY");
    }

    @Test
    void everythingHasABound() {
        refused("more than 1048576 characters", "x".repeat(HolidayCalendar.LONGEST + 1));
        refused(
                "more than 2000 events",
                calendar(event("DTSTART;VALUE=DATE:20260501").concat("\r\n").repeat(2_001)));
        refused("no whole iCalendar", "BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\n".repeat(70_000));
        refused("more than 65536 characters", "A:\n" + " xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n".repeat(3_000));
        assertThatThrownBy(() -> read(2026, 2046, "DTSTART;VALUE=DATE:20260501"))
                .hasMessageContaining("1 to 20 years");
        assertThatThrownBy(() -> read(2027, 2026, "DTSTART;VALUE=DATE:20260501"))
                .hasMessageContaining("1 to 20 years");
        var everyDay = calendar(event(
                "DTSTART;VALUE=DATE:20260101",
                "RRULE:FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYDAY=MO,TU,WE,TH,FR"));
        assertThatThrownBy(() -> HolidayCalendar.read(everyDay, 2026, 2045))
                .hasMessageContaining("more than 2000 days off");
    }

    @Test
    void noTextWhateverBreaksIt() {
        var good = calendar(
                event("UID:a", "DTSTART;VALUE=DATE:20101125", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "SUMMARY:A"),
                event("UID:b", "DTSTART;VALUE=DATE:20260101", "DTEND;VALUE=DATE:20260103", "SUMMARY:B"));
        var chance = new Random(11);
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder(good);
            for (int change = chance.nextInt(1, 6); change > 0; change--) {
                int at = chance.nextInt(text.length());
                switch (chance.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.setCharAt(at, (char) chance.nextInt(128));
                    default -> text.insert(at, text.substring(at, Math.min(text.length(), at + chance.nextInt(40))));
                }
            }

            Throwable thrown = catchThrowable(() -> HolidayCalendar.read(text.toString(), 2026, 2028));

            assertThat(thrown == null
                            || thrown instanceof ContractViolation violation
                                    && violation.code() == ErrorCode.INVALID_CALENDAR)
                    .as("%s for\n%s", thrown, text)
                    .isTrue();
        }
    }

    private static void refusedRule(String why, String rule) {
        refused(why, calendar(event("DTSTART;VALUE=DATE:20260501", "RRULE:" + rule)));
    }

    private static void refused(String why, String text) {
        assertThatThrownBy(() -> HolidayCalendar.read(text, 2026, 2028))
                .isInstanceOfSatisfying(
                        ContractViolation.class,
                        violation -> assertThat(violation.code()).isEqualTo(ErrorCode.INVALID_CALENDAR))
                .hasMessageContaining(why);
    }

    private static List<String> dates(int from, int to, String... lines) {
        return read(from, to, lines).stream().map(day -> day.date().toString()).toList();
    }

    private static List<DayOff> read(int from, int to, String... lines) {
        return HolidayCalendar.read(calendar(event(lines)), from, to);
    }

    private static String calendar(String... parts) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test\r\n" + String.join("\r\n", parts)
                + (parts.length == 0 ? "" : "\r\n") + "END:VCALENDAR\r\n";
    }

    private static String event(String... lines) {
        return "BEGIN:VEVENT\r\n" + String.join("\r\n", lines) + "\r\nEND:VEVENT";
    }

    private static DayOff day(String date, String name) {
        return new DayOff(LocalDate.parse(date), name);
    }
}
