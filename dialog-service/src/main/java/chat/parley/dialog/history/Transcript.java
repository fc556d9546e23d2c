package chat.parley.dialog.history;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.MessageId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
        for (TranscriptLine line : lines(events)) {
            text.append(time.format(line.at()))
                    .append(line.kind() == TranscriptLine.Kind.EVENT ? " * " : " " + line.name() + ": ")
                    .append(line.text())
                    .append('\n');
        }
        return text.toString();
    }

    /** @param events of one dialog, oldest first */
    static List<TranscriptLine> lines(List<DialogEvent> events) {
        var told = Told.of(events);
        return events.stream()
                .map(event -> line(event, told))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable TranscriptLine line(DialogEvent event, Told told) {
        return switch (event) {
            case DialogEvent.DialogOpened e -> happened(e, e.channelKind() + ", " + e.language());
            case DialogEvent.MessagePosted e -> said(e, told.of(e));
            case DialogEvent.OperatorAssigned e -> happened(e, e.operatorName());
            case DialogEvent.DialogClosed e -> happened(e, "closed");
            case DialogEvent.DialogReopened e -> happened(e, "reopened");
            case DialogEvent.DialogRated e -> happened(e, "rated " + e.mark() + " of 5");
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
            case DialogEvent.MessageEdited e -> null;
            case DialogEvent.MessageDeleted e -> null;
            case DialogEvent.VisitorFieldsChanged e -> null;
            case DialogEvent.ReachabilityChanged e -> null;
            case DialogEvent.TranscriptRequested e -> null;
            case DialogEvent.DialogReturned e -> null;
            case DialogEvent.OperatorsUnavailable e -> null;
            case DialogEvent.VisitorErased e -> null;
            case DialogEvent.DialogErased e -> null;
        };
    }

    private static TranscriptLine happened(DialogEvent event, String what) {
        return new TranscriptLine(event.meta().at(), TranscriptLine.Kind.EVENT, "", what);
    }

    private static TranscriptLine said(DialogEvent.MessagePosted message, String text) {
        Instant at = message.meta().at();
        return switch (message.meta().actor()) {
            case Actor.Visitor v ->
                new TranscriptLine(at, TranscriptLine.Kind.VISITOR, v.name() == null ? "Visitor" : v.name(), text);
            case Actor.Operator o -> new TranscriptLine(at, TranscriptLine.Kind.OPERATOR, o.name(), text);
            case Actor.Bot b -> new TranscriptLine(at, TranscriptLine.Kind.BOT, b.name(), text);
            case Actor.System s -> new TranscriptLine(at, TranscriptLine.Kind.SYSTEM, "System", text);
        };
    }

    /** What of the messages stands after all that was changed and taken back. */
    private record Told(Map<MessageId, String> edited, Set<MessageId> deleted) {
        static Told of(List<DialogEvent> events) {
            var edited = new HashMap<MessageId, String>();
            var deleted = new HashSet<MessageId>();
            for (DialogEvent event : events) {
                if (event instanceof DialogEvent.MessageEdited e) {
                    edited.put(e.messageId(), e.text());
                } else if (event instanceof DialogEvent.MessageDeleted e) {
                    deleted.add(e.messageId());
                }
            }
            return new Told(edited, deleted);
        }

        String of(DialogEvent.MessagePosted message) {
            if (deleted.contains(message.messageId())) {
                return "[deleted]";
            }
            var parts = new ArrayList<String>();
            String text = edited.getOrDefault(message.messageId(), message.text());
            if (!text.isEmpty()) {
                parts.add(text);
            }
            message.attachments().forEach(file -> parts.add("[file: " + file.name() + "]"));
            return String.join(" ", parts);
        }
    }
}
