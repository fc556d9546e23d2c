package chat.parley.dialog.writer;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.CommandMeta;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.dialog.conversation.DerivedId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns timers that have come due into commands, so that they queue behind what came before them. */
final class TimerJob {
    private static final Actor.System CLOCK = new Actor.System(LogClient.SERVICE);
    /** Messages must not wait for a flood of timers. */
    private static final int MOST_AT_ONCE = 500;

    private final SessionStore session;
    private final LogClient log;
    private final TakeOverJob.Acknowledgements acknowledgements;
    private final InstantSource clock;
    private final Duration patience;
    private final Interruptions interruptions;

    TimerJob(
            SessionStore session,
            LogClient log,
            TakeOverJob.Acknowledgements acknowledgements,
            InstantSource clock,
            Duration patience,
            Interruptions interruptions) {
        this.session = session;
        this.log = log;
        this.acknowledgements = acknowledgements;
        this.clock = clock;
        this.patience = patience;
        this.interruptions = interruptions;
    }

    /** Sends what is due of a partition; returns when the next timer is to be sent, null for none. */
    @Nullable
    Instant send(int partition) throws SQLException, Setback {
        Instant now = clock.instant();
        List<Rows.TimerRow> due = TimerStore.due(session.connection(), partition, now, MOST_AT_ONCE);
        if (!due.isEmpty()) {
            acknowledgements.await(log.command(
                    partition, due.stream().map(row -> command(row, now)).toList()));
            interruptions.at(Step.TIMER_SENT);
            TimerStore.sent(session.connection(), due, now.plus(patience));
        }
        return TimerStore.next(session.connection(), List.of(partition)).get(partition);
    }

    private static DialogCommand command(Rows.TimerRow row, Instant now) {
        var timer = row.timer();
        if (timer == null) {
            throw new IllegalStateException("a stored timer has a time");
        }
        var meta = new CommandMeta(
                DerivedId.timerDue(row.conversationId(), row.kind(), timer.generation(), timer.due()),
                row.accountId(),
                row.conversationId(),
                CLOCK,
                now);
        return new DialogCommand.TimerDue(meta, timer.dialogId(), row.kind(), timer.generation(), timer.due());
    }
}
