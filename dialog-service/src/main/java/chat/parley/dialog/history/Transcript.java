package chat.parley.dialog.history;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.event.DialogEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A dialog as plain text, a line per message; what only operators may see is not in it [W-50]. */
public final class Transcript {
    private final DateTimeFormatter time;

    /** @param zone the account's [W-03] */
    public Transcript(ZoneId zone) {
        this.time =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    /** @param events of one dialog, oldest first */
    public String of(List<DialogEvent> events) {
        var text = new StringBuilder();
        for (DialogEvent event : events) {
            String line = line(event);
            if (line != null) {
                text.append(line).append('\n');
            }
        }
        return text.toString();
    }

    private @Nullable String line(DialogEvent event) {
        String at = at(event.meta().at());
        return switch (event) {
            case DialogEvent.DialogOpened e -> at + " * " + e.channelKind() + ", " + e.language();
            case DialogEvent.MessagePosted e -> at + " " + name(e.meta().actor()) + ": " + e.text();
            case DialogEvent.OperatorAssigned e -> at + " * " + e.operatorName();
            case DialogEvent.DialogClosed e -> at + " * closed";
            case DialogEvent.DialogReopened e -> at + " * reopened";
            case DialogEvent.DialogQueued e -> null;
            case DialogEvent.NotePosted e -> null;
            case DialogEvent.ReadAdvanced e -> null;
            case DialogEvent.MessageStatusChanged e -> null;
            case DialogEvent.VisitorCardChanged e -> null;
            case DialogEvent.DialogTagged e -> null;
            case DialogEvent.DialogPriorityChanged e -> null;
            case DialogEvent.DialogCategoryChanged e -> null;
            case DialogEvent.ReplyOverdue e -> null;
            case DialogEvent.SkillsWaived e -> null;
            case DialogEvent.SlaWarned e -> null;
            case DialogEvent.SlaBreached e -> null;
            case DialogEvent.AutomationFired e -> null;
            case DialogEvent.WebhookRequested e -> null;
            case DialogEvent.DialogEnded e -> null;
        };
    }

    private String at(Instant instant) {
        return time.format(instant);
    }

    private static String name(Actor actor) {
        return switch (actor) {
            case Actor.Visitor v -> v.name() == null ? "Visitor" : v.name();
            case Actor.Operator o -> o.name();
            case Actor.Bot b -> b.name();
            case Actor.System s -> "System";
        };
    }
}
