package chat.parley.ingest.kit;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.AttachmentId;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A kind of foreign system that visitors write through: one implementation, one package. Keeps nothing of a
 * connection; every method may block, and may be called by many threads.
 */
public interface Channel {
    /** Opens a stored file for reading. */
    @FunctionalInterface
    interface Files {
        InputStream open(AttachmentId file) throws IOException;
    }

    ChannelKind kind();

    Capabilities capabilities();

    /** Verifies a call of the provider and reads it; never throws for what is in it. */
    Reading read(ChannelConnection connection, Hook hook);

    /** Reads again what was verified and parked before. */
    Reading readParked(ChannelConnection connection, byte[] body);

    /**
     * Which foreign account's calls {@link #read} lets in, told by the credential alone: its numbers are its own, and
     * go on whatever else of the connection changes.
     *
     * @return empty where one cannot take another's place, or nothing is numbered
     */
    default String foreignAccount(ChannelConnection connection) {
        return "";
    }

    /**
     * Sends one part; never throws for what the provider answers.
     *
     * @param idempotencyKey the same on each attempt at this part, positive
     */
    SendResult deliver(
            ChannelConnection connection, String externalVisitorId, Part part, int idempotencyKey, Files files);

    /**
     * The same with who wrote it; a channel whose visitors are not told that by the provider need not care.
     *
     * @param author as visitors see them; null for nobody in particular
     */
    default SendResult deliver(
            ChannelConnection connection,
            String externalVisitorId,
            Part part,
            @Nullable String author,
            int idempotencyKey,
            Files files) {
        return deliver(connection, externalVisitorId, part, idempotencyKey, files);
    }

    /** Shows the visitor that somebody writes; lost without harm. */
    void typing(ChannelConnection connection, String externalVisitorId);

    /** Opens a file that lies at the provider; close it. */
    InputStream fetch(ChannelConnection connection, RemoteFile file) throws IOException;

    /** For how long visitors may be answered; empty for at any time. */
    default Optional<ReplyWindow> replyWindow(ChannelConnection connection) {
        return ReplyWindow.of(connection);
    }

    /**
     * Whom an address names, where people may be written to who have not written first, as by e-mail [N-28].
     *
     * @param address as an operator says it, whatever it is
     * @return empty where it names nobody, and where only those can be answered who wrote
     */
    default Optional<Sender> stranger(ChannelConnection connection, String address) {
        return Optional.empty();
    }

    /** Whether {@link #stranger} may name somebody. */
    default boolean writesFirst(ChannelConnection connection) {
        return false;
    }

    /** What the visitor is called, where their messages do not say so; empty where nobody says. May ask the provider. */
    default Optional<String> nameOf(ChannelConnection connection, String externalVisitorId) {
        return Optional.empty();
    }

    /** Asks the provider who we are. */
    Standing check(ChannelConnection connection);

    /** Makes the provider call {@code hook} from now on, or makes ready for polling. */
    Standing connect(ChannelConnection connection, URI hook);

    /** The provider shall call us no more; fails silently. */
    void disconnect(ChannelConnection connection);
}
