package chat.parley.contracts.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In every time zone there is, around changes of its clocks and away from them, against a loop over minutes. */
@Tag("T-11")
class WorkingCalendarZonesTest {
    private static final Instant FIRST = Instant.parse("1973-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2037-01-01T00:00:00Z");
    private static final int WINDOWS = 3;
    private static final int WINDOW_MINUTES = 4 * 24 * 60;

    static Stream<String> zones() {
        return ZoneId.getAvailableZoneIds().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("zones")
    void arithmeticIsTheLoopOverMinutes(String zone) {
        var chance = new Random(zone.hashCode());
        for (int window = 0; window < WINDOWS; window++) {
            Instant start = window == 0 ? anywhere(chance) : nearAChange(zone, chance);
            var calendar = randomWeek(chance, LocalDate.ofInstant(start, ZoneId.of(zone)));
            var minutes = new Minutes(calendar, ZoneId.of(zone), start);
            var working = WorkingCalendar.of(calendar.hours, calendar.daysOff, zone);

            assertEachMinute(working, minutes);
            assertTimeBetween(working, minutes, chance);
            assertAddedTime(working, minutes, chance);
        }
    }

    private static void assertEachMinute(WorkingCalendar working, Minutes minutes) {
        for (int minute = 0; minute < WINDOW_MINUTES; minute += 7) {
            assertThat(working.isOpen(minutes.at(minute))).isEqualTo(minutes.open[minute]);
        }
    }

    private static void assertTimeBetween(WorkingCalendar working, Minutes minutes, Random chance) {
        for (int i = 0; i < 20; i++) {
            int from = chance.nextInt(WINDOW_MINUTES);
            int to = from + chance.nextInt(WINDOW_MINUTES - from);
            assertThat(working.openTimeBetween(minutes.at(from), minutes.at(to)))
                    .as("from %s to %s", minutes.at(from), minutes.at(to))
                    .isEqualTo(Duration.ofMinutes(minutes.count(from, to)));
        }
    }

    private static void assertAddedTime(WorkingCalendar working, Minutes minutes, Random chance) {
        for (int i = 0; i < 20; i++) {
            int from = chance.nextInt(WINDOW_MINUTES / 2);
            int added = chance.nextInt(1, 24 * 60);
            Optional<Instant> expected = minutes.after(from, added);
            if (expected.isPresent()) {
                assertThat(working.addOpenTime(minutes.at(from), Duration.ofMinutes(added)))
                        .as("%s minutes after %s", added, minutes.at(from))
                        .isEqualTo(expected);
            }
        }
    }

    private static Instant anywhere(Random chance) {
        long seconds = FIRST.getEpochSecond() + chance.nextLong(LAST.getEpochSecond() - FIRST.getEpochSecond());
        return Instant.ofEpochSecond(seconds / 60 * 60);
    }

    /** Up to two days before a change of the clocks, where the zone has any after a random instant. */
    private static Instant nearAChange(String zone, Random chance) {
        Instant at = anywhere(chance);
        var change = ZoneId.of(zone).getRules().nextTransition(at);
        return change == null || change.getInstant().isAfter(LAST)
                ? at
                : change.getInstant().minus(Duration.ofMinutes(chance.nextInt(2 * 24 * 60)));
    }

    private record Week(List<WorkingHours> hours, List<DayOff> daysOff) {}

    private static Week randomWeek(Random chance, LocalDate around) {
        var hours = new ArrayList<WorkingHours>();
        for (DayOfWeek day : DayOfWeek.values()) {
            int minute = chance.nextInt(8 * 60);
            for (int stretch = chance.nextInt(4); stretch > 0 && minute < 24 * 60 - 1; stretch--) {
                int end = Math.min(24 * 60, minute + 1 + chance.nextInt(8 * 60));
                hours.add(new WorkingHours(day, time(minute), time(end)));
                minute = end + chance.nextInt(3 * 60);
            }
        }
        Set<LocalDate> dates = new HashSet<>();
        for (int off = chance.nextInt(3); off > 0; off--) {
            dates.add(around.plusDays(chance.nextInt(4)));
        }
        return new Week(
                hours, dates.stream().map(date -> new DayOff(date, "holiday")).toList());
    }

    private static LocalTime time(int minute) {
        return LocalTime.ofSecondOfDay(minute % (24 * 60) * 60L);
    }

    /** The definition, minute by minute. */
    private static final class Minutes {
        private final Instant start;
        private final boolean[] open = new boolean[WINDOW_MINUTES];

        Minutes(Week week, ZoneId zone, Instant start) {
            this.start = start;
            for (int minute = 0; minute < WINDOW_MINUTES; minute++) {
                open[minute] = open(week, LocalDateTime.ofInstant(at(minute), zone));
            }
        }

        private static boolean open(Week week, LocalDateTime wall) {
            for (DayOff off : week.daysOff) {
                if (off.date().equals(wall.toLocalDate())) {
                    return false;
                }
            }
            for (WorkingHours hours : week.hours) {
                if (hours.day() == wall.getDayOfWeek()
                        && !wall.toLocalTime().isBefore(hours.from())
                        && (hours.to().equals(LocalTime.MIDNIGHT)
                                || wall.toLocalTime().isBefore(hours.to()))) {
                    return true;
                }
            }
            return false;
        }

        Instant at(int minute) {
            return start.plus(Duration.ofMinutes(minute));
        }

        int count(int from, int to) {
            int count = 0;
            for (int minute = from; minute < to; minute++) {
                count += open[minute] ? 1 : 0;
            }
            return count;
        }

        /** The end of the minute in which the last of them passes; empty beyond the window. */
        Optional<Instant> after(int from, int minutes) {
            int left = minutes;
            for (int minute = from; minute < WINDOW_MINUTES; minute++) {
                left -= open[minute] ? 1 : 0;
                if (left == 0) {
                    return Optional.of(at(minute + 1));
                }
            }
            return Optional.empty();
        }
    }
}
