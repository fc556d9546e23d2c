package chat.parley.notification.shift;

import static chat.parley.contracts.presence.PresenceStatus.AWAY;
import static chat.parley.contracts.presence.PresenceStatus.INVISIBLE;
import static chat.parley.contracts.presence.PresenceStatus.OFFLINE;
import static chat.parley.contracts.presence.PresenceStatus.ONLINE;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.calendar.DayOff;
import chat.parley.contracts.calendar.Shift;
import chat.parley.contracts.calendar.WorkingHours;
import chat.parley.contracts.id.CalendarId;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.platform.settings.SettingsView;
import chat.parley.testkit.SampleAccount;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("T-11")
class ShiftsTest {
    private static final CalendarId OFFICE = new CalendarId("office");

    private final SampleAccount acme = new SampleAccount("acme");
    private final SettingsView settings = new SettingsView();
    private final Shifts shifts = new Shifts(settings);

    @BeforeEach
    void anOfficeInMoscow() {
        settings.apply(acme.account());
        settings.apply(office(1, null, List.of()));
        settings.apply(with(2, new Shift(OFFICE, INVISIBLE)));
    }

    @Test
    void anOperatorCountsAsOutsideFromTheMomentTheirCalendarClosesUntilItOpens() {
        assertThat(most("2026-11-20T05:59:59.999Z")).isEqualTo(INVISIBLE);
        assertThat(most("2026-11-20T06:00:00Z")).isEqualTo(ONLINE);
        assertThat(most("2026-11-20T14:59:59.999Z")).isEqualTo(ONLINE);
        assertThat(most("2026-11-20T15:00:00Z")).isEqualTo(INVISIBLE);
    }

    @Test
    void whoHasNoShiftCountsAsWhatTheySay() {
        settings.apply(acme.boris());

        assertThat(shifts.most(acme.id(), acme.boris().operatorId(), Instant.parse("2026-11-20T02:00:00Z")))
                .isEqualTo(ONLINE);
        assertThat(shifts.most(acme.id(), acme.vera().operatorId(), Instant.parse("2026-11-20T02:00:00Z")))
                .isEqualTo(ONLINE);
    }

    @Test
    void aChangedCalendarHoldsAtOnce() {
        assertThat(most("2026-11-20T12:00:00Z")).isEqualTo(ONLINE);

        settings.apply(office(2, null, List.of(new DayOff(LocalDate.of(2026, 11, 20), "A feast"))));
        assertThat(most("2026-11-20T12:00:00Z")).isEqualTo(INVISIBLE);

        settings.apply(office(3, "Asia/Vladivostok", List.of()));
        assertThat(most("2026-11-20T12:00:00Z")).isEqualTo(INVISIBLE);
        assertThat(most("2026-11-20T00:00:00Z")).isEqualTo(ONLINE);
    }

    @Test
    void aChangedShiftHoldsAtOnce() {
        settings.apply(with(3, new Shift(OFFICE, OFFLINE)));
        assertThat(most("2026-11-20T02:00:00Z")).isEqualTo(OFFLINE);

        settings.apply(with(4, null));
        assertThat(most("2026-11-20T02:00:00Z")).isEqualTo(ONLINE);
    }

    @Test
    void aCalendarThatIsGoneSendsNobodyHome() {
        settings.apply(new TimeSetting.Calendar(acme.id(), 2, true, OFFICE, "Office", null, List.of(), List.of()));

        assertThat(most("2026-11-20T02:00:00Z")).isEqualTo(ONLINE);
    }

    @Test
    void nobodyCountsAsMorePresentThanTheyWish() {
        assertThat(Shifts.counted(ONLINE, AWAY)).isEqualTo(AWAY);
        assertThat(Shifts.counted(INVISIBLE, AWAY)).isEqualTo(INVISIBLE);
        assertThat(Shifts.counted(OFFLINE, AWAY)).isEqualTo(OFFLINE);
        assertThat(Shifts.counted(AWAY, ONLINE)).isEqualTo(AWAY);
    }

    private PresenceStatus most(String instant) {
        return shifts.most(acme.id(), acme.ann().operatorId(), Instant.parse(instant));
    }

    /** Fridays from nine to six. */
    private TimeSetting.Calendar office(long version, String zone, List<DayOff> daysOff) {
        var hours = List.of(new WorkingHours(DayOfWeek.FRIDAY, LocalTime.of(9, 0), LocalTime.of(18, 0)));
        return new TimeSetting.Calendar(acme.id(), version, false, OFFICE, "Office", zone, hours, daysOff);
    }

    private Setting.Operator with(long version, Shift shift) {
        var ann = acme.ann();
        return new Setting.Operator(
                ann.accountId(),
                version,
                false,
                ann.operatorId(),
                ann.name(),
                ann.email(),
                ann.role(),
                ann.departments(),
                ann.languages(),
                null,
                ann.skills(),
                shift);
    }
}
