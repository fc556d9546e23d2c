package chat.parley.ingest.media;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.AttachmentId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.message.Attachment;
import chat.parley.contracts.message.AttachmentKind;
import chat.parley.platform.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes files in: bytes first, then judged, then noted, so that whatever is noted is there. */
public final class FileIntakeClient {
    private static final Logger LOG = Logger.getLogger(FileIntakeClient.class);

    private final MediaStore media;
    private final FileStore files;
    private final FileTypes types;
    private final long largest;
    private final InstantSource clock;
    private final Supplier<AttachmentId> newId;

    /** @param newId makes ids nobody can guess */
    public FileIntakeClient(
            MediaStore media,
            FileStore files,
            FileTypes types,
            long largest,
            InstantSource clock,
            Supplier<AttachmentId> newId) {
        this.media = media;
        this.files = files;
        this.types = types;
        this.largest = largest;
        this.clock = clock;
        this.newId = newId;
    }

    /**
     * What is said of a file beside its bytes.
     *
     * @param kind null to tell by its content
     * @param width in pixels; null to tell by its content
     * @param seconds how long it plays; null when unknown
     */
    public record Saying(
            String name,
            @Nullable AttachmentKind kind,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Integer seconds) {
        public static Saying named(String name) {
            return new Saying(name, null, null, null, null);
        }
    }

    /** As {@link #take(AttachmentId, AccountId, ConversationId, Saying, InputStream)}, under a new id. */
    public Attachment take(AccountId account, ConversationId conversation, Saying saying, InputStream bytes)
            throws IOException {
        return take(newId.get(), account, conversation, saying, bytes);
    }

    /**
     * Keeps a file.
     *
     * @throws ProblemException with {@code file-empty}, {@code file-too-large} or {@code file-type-refused}, and then
     *     nothing is kept
     */
    public Attachment take(
            AttachmentId id, AccountId account, ConversationId conversation, Saying saying, InputStream bytes)
            throws IOException {
        MediaStore.Stored stored;
        try {
            stored = media.write(id.value(), bytes, largest);
        } catch (MediaStore.TooLarge e) {
            throw new ProblemException(ErrorCode.FILE_TOO_LARGE, "a file has at most " + largest + " bytes");
        }
        boolean kept = false;
        try {
            Attachment attachment = judged(id, saying, stored);
            files.add(new KeptFile(account, conversation, attachment), stored.sha256(), clock.instant());
            kept = true;
            return attachment;
        } finally {
            if (!kept) {
                forget(id);
            }
        }
    }

    private Attachment judged(AttachmentId id, Saying saying, MediaStore.Stored stored) {
        if (stored.size() == 0) {
            throw new ProblemException(ErrorCode.FILE_EMPTY, "the file has no bytes");
        }
        String name = FileNames.clean(saying.name());
        String type = types.type(stored.beginning(), name);
        if (types.isRefused(type, name)) {
            throw new ProblemException(ErrorCode.FILE_TYPE_REFUSED, "files of the type " + type + " are not passed on");
        }
        Optional<ImageSize> size = ImageSize.of(type, stored.beginning());
        return new Attachment(
                id,
                saying.kind() == null ? FileTypes.kind(type) : saying.kind(),
                name,
                type,
                stored.size(),
                size.map(ImageSize::width).orElse(saying.width()),
                size.map(ImageSize::height).orElse(saying.height()),
                saying.seconds());
    }

    private void forget(AttachmentId id) {
        try {
            media.delete(id.value());
        } catch (IOException e) {
            LOG.warnf("file %s could not be deleted and is left over", id);
        }
    }
}
