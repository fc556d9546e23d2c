package chat.parley.dialog.history;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.message.Attachment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was answered to a visitor who has not looked since, gathered from the events of a conversation in their order. */
public final class UnreadAnswers {
    private final Map<MessageId, Answer> unread = new LinkedHashMap<>();

    /**
     * One answer as it reads now.
     *
     * @param sequence of the event that posted it
     * @param name who wrote it, as the visitor is shown it
     * @param files the names of what came with it
     */
    public record Answer(long sequence, Instant at, String name, String text, List<String> files) {
        public Answer {
            files = List.copyOf(files);
        }
    }

    /** The next event. */
    public void add(DialogEvent event) {
        if (event instanceof DialogEvent.MessagePosted posted) {
            posted(posted);
        } else if (event instanceof DialogEvent.ReadAdvanced read && read.meta().actor() instanceof Actor.Visitor) {
            readUpTo(read.messageId());
        } else if (event instanceof DialogEvent.MessageEdited edited) {
            unread.computeIfPresent(
                    edited.messageId(),
                    (id, answer) ->
                            new Answer(answer.sequence(), answer.at(), answer.name(), edited.text(), answer.files()));
        } else if (event instanceof DialogEvent.MessageDeleted deleted) {
            unread.remove(deleted.messageId());
        }
    }

    /** Those that are left, oldest first. */
    public List<Answer> answers() {
        return List.copyOf(unread.values());
    }

    private void posted(DialogEvent.MessagePosted posted) {
        switch (posted.meta().actor()) {
            // Who writes has looked.
            case Actor.Visitor v -> unread.clear();
            case Actor.Operator o -> unread.put(posted.messageId(), answer(posted, o.name()));
            case Actor.Bot b -> unread.put(posted.messageId(), answer(posted, b.name()));
            case Actor.System s -> {}
        }
    }

    private void readUpTo(MessageId last) {
        if (unread.containsKey(last)) {
            for (MessageId id : new ArrayList<>(unread.keySet())) {
                unread.remove(id);
                if (id.equals(last)) {
                    return;
                }
            }
        }
    }

    private static Answer answer(DialogEvent.MessagePosted posted, String name) {
        return new Answer(
                posted.meta().sequence(),
                posted.meta().at(),
                name,
                posted.text(),
                posted.attachments().stream().map(Attachment::name).toList());
    }
}
