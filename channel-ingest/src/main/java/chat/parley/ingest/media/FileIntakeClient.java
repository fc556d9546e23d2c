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
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes files in: bytes first, then judged, then noted, so that whatever is noted is there. */
public final class FileIntakeClient {
    private static final Logger LOG = Logger.getLogger(FileIntakeClient.class);

    private final MediaStore media;
    private final FileStore files;
    private final FileTypes types;
    private final Care care;
    private final StagingStore staging;
    private final long largest;
    private final InstantSource clock;
    private final Supplier<AttachmentId> newId;

    /** Keeps files as they are. */
    public FileIntakeClient(
            MediaStore media,
            FileStore files,
            FileTypes types,
            long largest,
            InstantSource clock,
            Supplier<AttachmentId> newId) {
        this(media, files, types, Care.NONE, largest, clock, newId);
    }

    /** @param newId makes ids nobody can guess */
    public FileIntakeClient(
            MediaStore media,
            FileStore files,
            FileTypes types,
            Care care,
            long largest,
            InstantSource clock,
            Supplier<AttachmentId> newId) {
        this.media = media;
        this.files = files;
        this.types = types;
        this.care = care;
        this.staging = new StagingStore(media.staging());
        this.largest = largest;
        this.clock = clock;
        this.newId = newId;
    }

    /**
     * What is done with files before they are kept.
     *
     * @param stripsMetadata whether pictures lose what they say of their making: place, camera, remarks
     * @param scan looks for viruses
     * @param passesUnscanned whether a file is kept that the scanner could not look at
     * @param refusedNames names under which nothing is taken
     */
    public record Care(
            boolean stripsMetadata, VirusScanClient scan, boolean passesUnscanned, List<Pattern> refusedNames) {
        /** Everything is kept as it is. */
        public static final Care NONE = new Care(false, file -> new VirusScanClient.Clean(), true, List.of());

        public Care {
            refusedNames = List.copyOf(refusedNames);
        }

        /** The pattern of names that {@code glob} stands for: {@code *} for anything, whatever the case. */
        public static Pattern names(String glob) {
            return Pattern.compile(
                    ("\\Q" + glob.strip() + "\\E").replace("*", "\\E.*\\Q"),
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
        }

        boolean refuses(String name) {
            return refusedNames.stream()
                    .anyMatch(pattern -> pattern.matcher(name).matches());
        }
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
     * @throws ProblemException with {@code file-empty}, {@code file-too-large}, {@code file-type-refused}, {@code
     *     file-infected} or, where no scanner could look at it, {@code unavailable}; then nothing is kept
     */
    public Attachment take(
            AttachmentId id, AccountId account, ConversationId conversation, Saying saying, InputStream bytes)
            throws IOException {
        String name = FileNames.clean(saying.name());
        try (StagingStore.Staged brought = staging.take(bytes, largest)) {
            String type = judged(brought, name);
            scan(brought);
            if (!care.stripsMetadata() || !PictureMetadata.isKnown(type)) {
                return keep(id, account, conversation, saying, name, type, brought);
            }
            try (StagingStore.Staged bare = bare(brought, type)) {
                return keep(id, account, conversation, saying, name, type, bare);
            }
        } catch (MediaStore.TooLarge e) {
            throw new ProblemException(ErrorCode.FILE_TOO_LARGE, "a file has at most " + largest + " bytes");
        }
    }

    /** What the file is, by its content. */
    private String judged(StagingStore.Staged brought, String name) {
        if (brought.size() == 0) {
            throw new ProblemException(ErrorCode.FILE_EMPTY, "the file has no bytes");
        }
        String type = types.type(brought.beginning(), name);
        if (types.isRefused(type, name) || care.refuses(name)) {
            throw new ProblemException(ErrorCode.FILE_TYPE_REFUSED, "files of the type " + type + " are not passed on");
        }
        return type;
    }

    private void scan(StagingStore.Staged brought) {
        switch (care.scan().scan(brought.path())) {
            case VirusScanClient.Clean c -> {}
            case VirusScanClient.Infected(var signature) -> {
                LOG.warnf("a file was thrown away: %s", signature);
                throw new ProblemException(ErrorCode.FILE_INFECTED, "a virus scanner found something in the file");
            }
            case VirusScanClient.Unknown(var reason) -> {
                LOG.warnf("a file could not be scanned for viruses: %s", reason);
                if (!care.passesUnscanned()) {
                    throw new ProblemException(
                            ErrorCode.UNAVAILABLE, "files cannot be looked at for viruses now; try again soon");
                }
            }
        }
    }

    private StagingStore.Staged bare(StagingStore.Staged brought, String type) throws IOException {
        try {
            return staging.remade(brought, (from, to) -> PictureMetadata.strip(type, from, to));
        } catch (PictureMetadata.Damaged e) {
            throw new ProblemException(ErrorCode.FILE_TYPE_REFUSED, "the picture is damaged");
        }
    }

    private Attachment keep(
            AttachmentId id,
            AccountId account,
            ConversationId conversation,
            Saying saying,
            String name,
            String type,
            StagingStore.Staged staged)
            throws IOException {
        Optional<ImageSize> size = ImageSize.of(type, staged.beginning());
        var attachment = new Attachment(
                id,
                saying.kind() == null ? FileTypes.kind(type) : saying.kind(),
                name,
                type,
                staged.size(),
                size.map(ImageSize::width).orElse(saying.width()),
                size.map(ImageSize::height).orElse(saying.height()),
                saying.seconds());
        boolean kept = false;
        try {
            media.put(id.value(), staged.path());
            files.add(new KeptFile(account, conversation, attachment), staged.sha256(), clock.instant());
            kept = true;
            return attachment;
        } finally {
            if (!kept) {
                forget(id);
            }
        }
    }

    private void forget(AttachmentId id) {
        try {
            media.delete(id.value());
        } catch (IOException e) {
            LOG.warnf("file %s could not be deleted and is left over", id);
        }
    }
}
