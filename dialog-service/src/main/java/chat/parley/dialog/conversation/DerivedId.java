package chat.parley.dialog.conversation;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.CommandMeta;
import chat.parley.contracts.dialog.FieldsProof;
import chat.parley.contracts.dialog.TimerKind;
import chat.parley.contracts.dialog.VisitorField;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.message.Attachment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ids made from what causes them, never from chance: a command that is decided again after a crash leads to the same
 * bytes. The form is a UUID of version 8 over a SHA-256 hash.
 */
public final class DerivedId {
    private DerivedId() {}

    /** The message a command makes. */
    static MessageId message(CommandMeta cause) {
        return new MessageId(of("message", cause).toString());
    }

    /** A further message a command makes, besides its own. */
    static MessageId message(Actor.System voice, CommandMeta cause) {
        return new MessageId(of("message/" + voice.part(), cause).toString());
    }

    /** The dialog a command opens. */
    public static DialogId dialog(CommandMeta cause) {
        return new DialogId(of("dialog", cause).toString());
    }

    /** The command by which a timer says that it is due; a timer that is sent twice is one command. */
    public static CommandId timerDue(ConversationId conversationId, TimerKind kind, long generation, Instant due) {
        return new CommandId(
                hash("timer", conversationId.value(), kind.name(), Long.toString(generation), due.toString())
                        .toString());
    }

    /** Stands for the content of a message: equal for equal content, and for no other. */
    static UUID content(String form, String text) {
        return hash("content", form, text);
    }

    /**
     * As {@link #content(String, String)}, with what else a message says. Attachments count by what they are, not by
     * their ids: a provider that repeats a message makes them be stored again.
     */
    static UUID content(String form, String text, List<Attachment> attachments, @Nullable MessageId replyTo) {
        if (attachments.isEmpty() && replyTo == null) {
            return content(form, text);
        }
        var parts = new ArrayList<>(List.of("content", form, text, replyTo == null ? "" : replyTo.value()));
        for (Attachment attachment : attachments) {
            parts.add(attachment.kind().name());
            parts.add(attachment.name());
            parts.add(attachment.mediaType());
            parts.add(Long.toString(attachment.size()));
        }
        return hash(parts.toArray(String[]::new));
    }

    /** Stands for what a site tells of its visitor. */
    static UUID fields(List<VisitorField> fields, FieldsProof proof, @Nullable String crmId) {
        var parts = new ArrayList<>(List.of("fields", proof.name(), crmId == null ? "" : "=" + crmId));
        for (VisitorField field : fields) {
            parts.add(field.name());
            parts.add(field.value());
        }
        return hash(parts.toArray(String[]::new));
    }

    /** A sender's name among all senders of a conversation. */
    static String sender(Actor actor) {
        return switch (actor) {
            case Actor.Visitor v -> "visitor/" + v.key();
            case Actor.Operator o -> "operator/" + o.key();
            case Actor.Bot b -> "bot/" + b.key();
            case Actor.System s -> "system/" + s.key();
        };
    }

    private static UUID of(String role, CommandMeta cause) {
        return hash(role, cause.conversationId().value(), cause.commandId().value());
    }

    private static UUID hash(String... parts) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            // The length in front keeps ("a", "bc") and ("ab", "c") apart.
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
            digest.update(bytes);
        }
        var half = ByteBuffer.wrap(digest.digest());
        long high = (half.getLong() & ~0xF000L) | 0x8000L;
        long low = (half.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
