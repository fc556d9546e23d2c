package chat.parley.notification.shift;

import chat.parley.contracts.calendar.Shift;
import chat.parley.contracts.calendar.WorkingCalendar;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.CalendarId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.platform.settings.SettingsView;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What operators count as at most, by their working time [T-11]. Calendars are made ready once and again when they
 * change, as this is asked for every socket several times a second. Safe for many threads.
 */
public final class Shifts {
    private record Key(AccountId account, CalendarId calendar) {}

    private final SettingsView settings;
    private final ConcurrentMap<Key, Optional<WorkingCalendar>> calendars = new ConcurrentHashMap<>();

    public Shifts(SettingsView settings) {
        this.settings = settings;
        settings.onChange(this::changed);
    }

    /**
     * The most present status that the operator's devices may have now: {@code ONLINE}, that is any, for those without
     * a shift, within it, and where its calendar is not known.
     */
    public PresenceStatus most(AccountId account, OperatorId operator, Instant now) {
        return settings.operator(account, operator)
                .map(Setting.Operator::shift)
                .filter(shift -> isClosed(new Key(account, shift.calendarId()), now))
                .map(Shift::outside)
                .orElse(PresenceStatus.ONLINE);
    }

    /** What a device counts as that wishes to be {@code wished}: never more present than {@code most}. */
    public static PresenceStatus counted(PresenceStatus wished, PresenceStatus most) {
        return wished.compareTo(most) < 0 ? most : wished;
    }

    private boolean isClosed(Key key, Instant now) {
        return calendars
                .computeIfAbsent(key, this::calendar)
                .map(calendar -> !calendar.isOpen(now))
                .orElse(false);
    }

    private Optional<WorkingCalendar> calendar(Key key) {
        return settings.all(key.account(), TimeSetting.Calendar.class).stream()
                .filter(calendar -> calendar.calendarId().equals(key.calendar()))
                .findFirst()
                .flatMap(this::ready);
    }

    private Optional<WorkingCalendar> ready(TimeSetting.Calendar calendar) {
        String zone = calendar.timeZone() != null
                ? calendar.timeZone()
                : settings.account(calendar.accountId())
                        .map(Setting.Account::timeZone)
                        .orElse("UTC");
        try {
            return Optional.of(WorkingCalendar.of(calendar.hours(), calendar.daysOff(), zone));
        } catch (ContractViolation e) {
            // Nobody is sent home by a calendar that cannot be read.
            return Optional.empty();
        }
    }

    private void changed(Setting setting) {
        if (setting instanceof TimeSetting.Calendar || setting instanceof Setting.Account) {
            calendars.keySet().removeIf(key -> key.account().equals(setting.accountId()));
        }
    }
}
