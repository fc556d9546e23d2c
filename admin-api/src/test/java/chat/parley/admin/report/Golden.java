package chat.parley.admin.report;

import chat.parley.admin.fact.PresenceLine;
import chat.parley.admin.fact.Tale;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.DialogOutcome;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.id.AccountId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Dialogs around the night of 29 March 2026, when at 01:00 UTC the clocks of Berlin go from 02:00 to 03:00, while those
 * of Moscow stay three hours ahead of UTC. What is expected of them was computed by hand, in docs/metrics.md.
 */
public final class Golden {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

    private Golden() {}

    /** 28 and 29 March: 47 hours in Berlin, 48 in Moscow. */
    static Period weekend(ZoneId zone) {
        return new Period(LocalDate.of(2026, 3, 28), LocalDate.of(2026, 3, 29), zone);
    }

    /** The dialogs, as events. */
    public static List<Tale> dialogs(AccountId account) {
        return List.of(
                // Ann answers after 90 s, then after 30 and 60. Closed past midnight of Berlin.
                Tale.of(account, "d1", "v1")
                        .on("2026-03-28")
                        .opened("22:58:00")
                        .visitorWrote("22:58:00")
                        .queued("22:58:00", QueueReason.OPENED)
                        .tagged("22:58:00", "vip", "billing")
                        .assigned("22:59:00", "ann", AssignmentCause.AUTOMATIC)
                        .operatorWrote("22:59:30", "ann")
                        .visitorWrote("23:00:10")
                        .operatorWrote("23:00:40", "ann")
                        .visitorWrote("23:01:00")
                        .visitorWrote("23:01:10")
                        .operatorWrote("23:02:00", "ann")
                        .categorised("23:03:00", "Money")
                        .closed("23:10:00", DialogOutcome.SERVED, 90)
                        .rated("23:11:00", 5, "ann"),
                // Waited 30 s over the change of the clocks, which is the timeout: missed.
                Tale.of(account, "d2", "v2")
                        .on("2026-03-29")
                        .opened("00:59:50")
                        .visitorWrote("00:59:50")
                        .queued("00:59:50", QueueReason.OPENED)
                        .closed("01:00:20", DialogOutcome.MISSED, 30),
                // The same visitor waited a second less: a refusal.
                Tale.of(account, "d3", "v2")
                        .on("2026-03-29")
                        .opened("01:00:30")
                        .visitorWrote("01:00:30")
                        .queued("01:00:30", QueueReason.OPENED)
                        .closed("01:00:59", DialogOutcome.REFUSAL, 29),
                // A bot alone; what Parley says by itself is no answer.
                Tale.of(account, "d4", "v3")
                        .on("2026-03-29")
                        .openedWithBot("10:00:00")
                        .visitorWrote("10:00:00")
                        .systemWrote("10:00:01")
                        .botWrote("10:00:02")
                        .visitorWrote("10:00:50")
                        .botWrote("10:01:00")
                        .closed("10:30:00", DialogOutcome.SERVED, 2),
                // A bot calls an operator, Boris answers after 60 s and gives it to Ann.
                Tale.of(account, "d5", "v4")
                        .on("2026-03-29")
                        .openedWithBot("12:00:00")
                        .visitorWrote("12:00:00")
                        .botWrote("12:00:03")
                        .tagged("12:01:00", "billing")
                        .visitorWrote("12:04:50")
                        .queued("12:05:00", QueueReason.BOT)
                        .saidToBeBusy("12:05:30", true)
                        .assigned("12:05:40", "boris", AssignmentCause.AUTOMATIC)
                        .operatorWrote("12:06:00", "boris")
                        .assigned("12:10:00", "ann", AssignmentCause.TRANSFERRED)
                        .operatorWrote("12:11:00", "ann")
                        .visitorWrote("12:12:00")
                        .operatorWrote("12:12:20", "ann")
                        .saidToBeBusy("12:12:30", false)
                        .closed("12:20:00", DialogOutcome.SERVED, 3)
                        .rated("12:21:00", 1, "ann")
                        .rated("12:22:00", 2, "ann"),
                // A message left while nobody was there; closed after the weekend.
                Tale.of(account, "d6", "v5")
                        .on("2026-03-28")
                        .openedOffline("23:30:00")
                        .visitorWrote("23:30:00")
                        .queued("23:30:00", QueueReason.OPENED)
                        .on("2026-03-29")
                        .closed("22:30:00", null, 82_800),
                // Ann loses it, Boris has it; of Sunday in Berlin and of Monday in Moscow.
                Tale.of(account, "d7", "v6")
                        .on("2026-03-29")
                        .opened("21:30:00")
                        .visitorWrote("21:30:00")
                        .queued("21:30:00", QueueReason.OPENED)
                        .assigned("21:30:05", "ann", AssignmentCause.AUTOMATIC)
                        .queued("21:31:05", QueueReason.OPERATOR_LOST)
                        .assigned("21:31:35", "boris", AssignmentCause.AUTOMATIC)
                        .operatorWrote("21:31:45", "boris")
                        .closed("21:40:00", DialogOutcome.SERVED, 105),
                // Closed on Friday in Berlin and on Saturday in Moscow.
                Tale.of(account, "d8", "v7")
                        .on("2026-03-27")
                        .opened("20:00:00")
                        .visitorWrote("20:00:00")
                        .queued("20:00:00", QueueReason.OPENED)
                        .assigned("20:00:00", "ann", AssignmentCause.AUTOMATIC)
                        .operatorWrote("20:00:10", "ann")
                        .closed("22:30:00", DialogOutcome.SERVED, 10),
                // Still open.
                Tale.of(account, "d9", "v8")
                        .on("2026-03-29")
                        .opened("09:00:00")
                        .visitorWrote("09:00:00")
                        .queued("09:00:00", QueueReason.OPENED));
    }

    /** When Ann was there: online on two devices for an hour and a half, later away for half an hour. */
    static List<PresenceLine> presence() {
        return List.of(
                there(true, "2026-03-28T22:00:00Z", "2026-03-28T23:00:00Z"),
                there(true, "2026-03-28T22:50:00Z", "2026-03-28T23:30:00Z"),
                there(false, "2026-03-28T22:30:00Z", "2026-03-28T23:30:00Z"),
                there(false, "2026-03-29T12:00:00Z", "2026-03-29T12:30:00Z"));
    }

    private static PresenceLine there(boolean online, String from, String until) {
        return new PresenceLine("ann", online, Instant.parse(from), Instant.parse(until));
    }
}
