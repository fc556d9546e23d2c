package chat.parley.contracts.calendar;

import chat.parley.contracts.id.CalendarId;
import chat.parley.contracts.presence.PresenceStatus;

/**
 * An operator's working time; outside it their connected devices count as {@code outside} [T-11].
 *
 * @param outside {@code AWAY}, {@code INVISIBLE} or {@code OFFLINE}
 */
public record Shift(CalendarId calendarId, PresenceStatus outside) {}
