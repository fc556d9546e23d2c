package chat.parley.contracts.calendar;

import java.time.LocalDate;

/** A day on which an account does not work, whatever its weekday says [T-11]. */
public record DayOff(LocalDate date, String name) {}
