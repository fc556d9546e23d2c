package chat.parley.routing.replay;

import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.DialogId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How dialogs really went, in stages: each begins in the queue or with an operator, and ends where the dialog is queued
 * again, closed or returned to its bot.
 */
final class Courses {
    /** What is taken where no stage tells how long an operator has a dialog. */
    private static final Duration UNKNOWN = Duration.ofMinutes(5);

    enum End {
        OPEN,
        CLOSED,
        QUEUED,
        OPERATOR_LOST
    }

    /** One stage; what has not happened is null. */
    static final class Stage {
        private final DialogEvent.@Nullable DialogQueued queued;
        private final long began;
        private @Nullable Instant assigned;
        private @Nullable Instant ended;
        private End end = End.OPEN;

        private Stage(DialogEvent.@Nullable DialogQueued queued, long began, @Nullable Instant assigned) {
            this.queued = queued;
            this.began = began;
            this.assigned = assigned;
        }

        DialogEvent.@Nullable DialogQueued queued() {
            return queued;
        }

        boolean reachedAnOperator() {
            return assigned != null;
        }

        End end() {
            return end;
        }
    }

    /** @param stage the last of those it takes together; its end is the end of all */
    record Handling(@Nullable Duration length, int stage) {}

    private final Map<DialogId, List<Stage>> byDialog = new HashMap<>();
    private @Nullable Duration typical;

    void saw(Seen seen) {
        if (seen instanceof Seen.Happened happened) {
            saw(happened.event());
        } else if (seen instanceof Seen.Stood stood) {
            stood.dialogs().stream()
                    .filter(entry -> entry.waiting() != null || entry.owned() != null)
                    .filter(entry -> !byDialog.containsKey(entry.dialogId()))
                    .forEach(entry ->
                            begin(entry.dialogId(), new Stage(null, 0, entry.owned() == null ? null : stood.at())));
        }
    }

    private void saw(DialogEvent event) {
        var id = event.meta().dialogId();
        var at = event.meta().at();
        if (event instanceof DialogEvent.DialogQueued queued) {
            end(id, at, queued.reason() == QueueReason.OPERATOR_LOST ? End.OPERATOR_LOST : End.QUEUED);
            begin(id, new Stage(queued, queued.meta().sequence(), null));
        } else if (event instanceof DialogEvent.DialogClosed || event instanceof DialogEvent.DialogReturned) {
            end(id, at, End.CLOSED);
        } else if (event instanceof DialogEvent.OperatorAssigned) {
            var stage = last(id);
            if (stage == null || stage.end != End.OPEN) {
                begin(id, new Stage(null, event.meta().sequence(), at));
            } else if (stage.assigned == null) {
                stage.assigned = at;
            }
        }
    }

    /** The number of the stage a dialog was really in after its event of this sequence. */
    int stageAt(DialogId dialogId, long sequence) {
        var stages = byDialog.getOrDefault(dialogId, List.of());
        int last = 0;
        for (int i = 0; i < stages.size(); i++) {
            if (stages.get(i).began <= sequence) {
                last = i;
            }
        }
        return last;
    }

    /** Null where the dialog had no such stage. */
    @Nullable
    Stage stage(DialogId dialogId, int number) {
        var stages = byDialog.getOrDefault(dialogId, List.of());
        return number < stages.size() ? stages.get(number) : null;
    }

    /** When the stage really ended; null where it did not. */
    @Nullable
    Instant ended(DialogId dialogId, int number) {
        var stage = stage(dialogId, number);
        return stage == null ? null : stage.ended;
    }

    /**
     * How long an operator has the dialog in a stage, those added that it went on in only because an operator was lost.
     * The length is null where it really never ended.
     */
    Handling handling(DialogId dialogId, int number) {
        var total = Duration.ZERO;
        int last = number;
        var stage = stage(dialogId, number);
        while (stage != null) {
            if (stage.end == End.OPEN) {
                return new Handling(null, last);
            }
            total = total.plus(length(stage));
            if (stage.end != End.OPERATOR_LOST || stage(dialogId, last + 1) == null) {
                break;
            }
            stage = stage(dialogId, ++last);
        }
        return new Handling(total, last);
    }

    private Duration length(Stage stage) {
        return stage.assigned == null || stage.ended == null ? typical() : between(stage.assigned, stage.ended);
    }

    /** The median of all known. */
    private Duration typical() {
        if (typical == null) {
            var known = byDialog.values().stream()
                    .flatMap(List::stream)
                    .filter(stage -> stage.assigned != null && stage.ended != null)
                    .map(stage -> between(stage.assigned, stage.ended))
                    .sorted()
                    .toList();
            typical = known.isEmpty() ? UNKNOWN : known.get(known.size() / 2);
        }
        return typical;
    }

    private static Duration between(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null || to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
    }

    private void begin(DialogId id, Stage stage) {
        byDialog.computeIfAbsent(id, i -> new ArrayList<>(1)).add(stage);
    }

    private void end(DialogId id, Instant at, End how) {
        var stage = last(id);
        if (stage != null && stage.end == End.OPEN) {
            stage.ended = at;
            stage.end = how;
        }
    }

    private @Nullable Stage last(DialogId id) {
        var stages = byDialog.get(id);
        return stages == null ? null : stages.getLast();
    }
}
