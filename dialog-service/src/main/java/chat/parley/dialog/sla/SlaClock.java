package chat.parley.dialog.sla;

import chat.parley.contracts.calendar.WorkingCalendar;
import chat.parley.contracts.dialog.SlaTarget;
import chat.parley.contracts.id.CalendarId;
import chat.parley.contracts.settings.RuleSetting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An account's promises; immutable, to be made once for each state of the settings [P-06]. Times count only while the
 * promise's calendar is open. Nothing is remembered of a time that runs: it is reckoned anew from its beginning, so that
 * it is exact after a restart, and right by the calendar of today.
 */
public final class SlaClock {
    /** An account that promises nothing. */
    public static final SlaClock NONE = new SlaClock(List.of());

    private static final Comparator<RuleSetting.Sla> ORDER =
            Comparator.comparingInt(RuleSetting.Sla::rank).thenComparing(RuleSetting.Sla::id);

    private final List<Ready> slas;

    /** @param calendar null for around the clock */
    private record Ready(RuleSetting.Sla sla, @Nullable WorkingCalendar calendar) {
        boolean isFor(SlaDialog dialog) {
            return (sla.departmentId() == null || sla.departmentId().equals(dialog.departmentId()))
                    && (sla.channelId() == null || sla.channelId().equals(dialog.channelId()));
        }

        Optional<Instant> after(Instant from, Duration time) {
            return calendar == null ? Optional.of(from.plus(time)) : calendar.addOpenTime(from, time);
        }
    }

    private SlaClock(List<Ready> slas) {
        this.slas = List.copyOf(slas);
    }

    /** @param calendars the account's, by their ids; a promise by one that is not among them counts around the clock */
    public static SlaClock of(Collection<RuleSetting.Sla> slas, Map<CalendarId, WorkingCalendar> calendars) {
        return new SlaClock(slas.stream()
                .filter(sla -> !sla.removed())
                .sorted(ORDER)
                .map(sla -> new Ready(sla, sla.calendarId() == null ? null : calendars.get(sla.calendarId())))
                .toList());
    }

    /** What the visitor of an open dialog may expect now, by the first SLA that is for it. */
    public List<SlaPromise> promises(SlaDialog dialog) {
        for (Ready ready : slas) {
            if (ready.isFor(dialog)) {
                return promises(ready, dialog);
            }
        }
        return List.of();
    }

    private static List<SlaPromise> promises(Ready ready, SlaDialog dialog) {
        var promises = new ArrayList<SlaPromise>(2);
        RuleSetting.Sla sla = ready.sla;
        if (!dialog.answered()) {
            add(promises, ready, SlaTarget.FIRST_REPLY, dialog.opened(), sla.firstReplySeconds());
        } else if (dialog.waiting() != null) {
            add(promises, ready, SlaTarget.NEXT_REPLY, dialog.waiting(), sla.nextReplySeconds());
        }
        add(promises, ready, SlaTarget.RESOLUTION, dialog.opened(), sla.resolutionSeconds());
        return promises;
    }

    private static void add(
            List<SlaPromise> promises, Ready ready, SlaTarget target, SlaDialog.Start from, int seconds) {
        if (seconds <= 0) {
            return;
        }
        Duration time = Duration.ofSeconds(seconds);
        int percent = ready.sla.warnPercent();
        Instant warnAt = percent <= 0
                ? null
                : ready.after(from.at(), time.multipliedBy(percent).dividedBy(100))
                        .orElse(null);
        // A calendar that never opens for so long again promises nothing.
        ready.after(from.at(), time)
                .ifPresent(dueAt -> promises.add(new SlaPromise(ready.sla, target, from, warnAt, dueAt)));
    }
}
