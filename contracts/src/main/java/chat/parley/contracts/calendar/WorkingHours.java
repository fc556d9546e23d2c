package chat.parley.contracts.calendar;

import java.time.DayOfWeek;
import java.time.LocalTime;

/**
 * A stretch of a weekday in which an account works; a day may have several [T-11].
 *
 * @param from by the calendar's clock, included
 * @param to by the calendar's clock, not included; midnight means the end of the day
 */
public record WorkingHours(DayOfWeek day, LocalTime from, LocalTime to) {}
