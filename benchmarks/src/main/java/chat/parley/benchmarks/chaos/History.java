package chat.parley.benchmarks.chaos;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was noted of one run: what clients did and saw, what the topic and the database hold in the end.
 * Texts are unique, so a text names its message.
 *
 * @param sent in the order in which each client sent
 * @param seen in the order in which each client showed it
 * @param topic records of the events topic as they lie there, repeats included, in the order of each partition
 * @param stored rows of the event table
 * @param limit of dialogs per operator
 */
record History(List<Sent> sent, List<Seen> seen, List<Entry> topic, List<Entry> stored, int limit) {
    History {
        sent = List.copyOf(sent);
        seen = List.copyOf(seen);
        topic = List.copyOf(topic);
        stored = List.copyOf(stored);
    }

    /** What a client was told of a message in the end. */
    enum Answer {
        /** It is stored. */
        ACCEPTED,
        /** It is not, and the client has given it up. */
        REFUSED,
        NONE
    }

    /**
     * A message a client sent.
     *
     * @param client who sent it
     * @param readers clients that have to have shown it in the end
     * @param answer what the client was told last
     * @param refused how often the client was told that it is not stored
     */
    record Sent(String client, String text, List<String> readers, Answer answer, int refused) {
        Sent {
            readers = List.copyOf(readers);
        }
    }

    /** A client showed a message. */
    record Seen(String client, String text) {}

    /**
     * An event as it lies on the topic or in the database.
     *
     * @param atMillis when it happened, since the epoch
     * @param text null for what is no message
     * @param operatorId whom it assigns; null for what assigns nobody
     * @param previousOperatorId who had the dialog by what the event itself says; null for nobody
     * @param body the whole event, to be compared
     */
    record Entry(
            int partition,
            long position,
            String conversationId,
            long sequence,
            String type,
            String dialogId,
            long atMillis,
            @Nullable String text,
            @Nullable String operatorId,
            @Nullable String previousOperatorId,
            String body) {}
}
