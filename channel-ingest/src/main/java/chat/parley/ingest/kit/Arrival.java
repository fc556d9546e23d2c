package chat.parley.ingest.kit;

import chat.parley.contracts.dialog.MessageStatus;
import chat.parley.contracts.id.ConversationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that a provider tells of a visitor. */
public sealed interface Arrival {
    Sender sender();

    /**
     * The visitor wrote.
     *
     * @param externalMessageId unique within the channel; repeats are known by it [N-02]
     * @param text empty where there are only files
     * @param repliesTo the provider's id of the message that is answered; null for none
     * @param conversation the one it belongs to by a sign of ours that it carries, whoever sent it; null for none
     */
    record Message(
            Sender sender,
            String externalMessageId,
            String text,
            List<RemoteFile> files,
            @Nullable String repliesTo,
            @Nullable ConversationId conversation)
            implements Arrival {
        public Message {
            files = List.copyOf(files);
        }

        /** One that belongs to its sender's conversation. */
        public Message(
                Sender sender,
                String externalMessageId,
                String text,
                List<RemoteFile> files,
                @Nullable String repliesTo) {
            this(sender, externalMessageId, text, files, repliesTo, null);
        }
    }

    /**
     * The visitor changed a message.
     *
     * @param edition tells one change of the message from another
     */
    record Edit(Sender sender, String externalMessageId, String edition, String text) implements Arrival {}

    /** The visitor took a message back. */
    record Deletion(Sender sender, String externalMessageId) implements Arrival {}

    /** Somebody answered the visitor in the provider's own program [C-12]. */
    record OutsideReply(Sender sender, String externalMessageId, String authorName, String text, List<RemoteFile> files)
            implements Arrival {
        public OutsideReply {
            files = List.copyOf(files);
        }
    }

    /**
     * The visitor can or cannot be written to from now on [C-11].
     *
     * @param occasion tells one such change from another
     * @param reason null where there is nothing to say
     */
    record Reachability(
            Sender sender,
            String occasion,
            boolean reachable,
            @Nullable String reason) implements Arrival {}

    /** How far a message of ours got; everything before it got as far. */
    record Receipt(Sender sender, String externalMessageId, MessageStatus status) implements Arrival {}

    /** The visitor is writing. */
    record Typing(Sender sender) implements Arrival {}
}
