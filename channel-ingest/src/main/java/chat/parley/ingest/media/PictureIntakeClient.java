package chat.parley.ingest.media;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.PictureId;
import chat.parley.platform.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;

/** Takes in the pictures that an account shows to everybody, always without their metadata, and lets them go again. */
public final class PictureIntakeClient {
    /** What a picture is for. */
    public enum Use {
        /** In the head of the chat window [W-02]. */
        LOGO(100, Set.of("image/jpeg", "image/gif", "image/png")),
        /** The face of who answers [U-10]. */
        AVATAR(512, Set.of("image/jpeg", "image/gif", "image/png")),
        /** The face of who invites while nobody is online [W-30]. */
        INVITATION(100, Set.of("image/jpeg", "image/png"));

        private final int largest;
        private final Set<String> taken;

        Use(int largest, Set<String> taken) {
            this.largest = largest;
            this.taken = taken;
        }

        private boolean takes(String mediaType) {
            return taken.contains(mediaType);
        }

        /** How wide and how high at most, in pixels. */
        public int largest() {
            return largest;
        }
    }

    /** The largest picture, in bytes. */
    static final long LARGEST = 512 * 1024;

    private final MediaStore media;
    private final PictureStore pictures;
    private final FileTypes types;
    private final StagingStore staging;
    private final InstantSource clock;
    private final Supplier<PictureId> newId;

    /** @param newId makes ids nobody can guess */
    public PictureIntakeClient(
            MediaStore media, PictureStore pictures, FileTypes types, InstantSource clock, Supplier<PictureId> newId) {
        this.media = media;
        this.pictures = pictures;
        this.types = types;
        this.staging = new StagingStore(media.staging());
        this.clock = clock;
        this.newId = newId;
    }

    /**
     * Keeps a picture.
     *
     * @throws ProblemException with {@code file-type-refused} or {@code file-too-large}; then nothing is kept
     */
    public PictureId take(AccountId account, Use use, InputStream bytes) throws IOException {
        try (StagingStore.Staged brought = staging.take(bytes, LARGEST)) {
            String type = types.type(brought.beginning(), "picture");
            if (!use.takes(type)) {
                throw refused(use == Use.INVITATION ? "a picture is a JPEG or PNG" : "a picture is a JPEG, GIF or PNG");
            }
            ImageSize size = ImageSize.of(type, brought.beginning()).orElseThrow(() -> refused("it has no size"));
            if (size.width() > use.largest() || size.height() > use.largest()) {
                throw new ProblemException(
                        ErrorCode.FILE_TOO_LARGE,
                        "at most " + use.largest() + " by " + use.largest() + " pixels, not " + size.width() + " by "
                                + size.height());
            }
            if (!PictureMetadata.isKnown(type)) {
                return keep(account, type, brought);
            }
            try (StagingStore.Staged bare =
                    staging.remade(brought, (from, to) -> PictureMetadata.strip(type, from, to))) {
                return keep(account, type, bare);
            }
        } catch (PictureMetadata.Damaged e) {
            throw refused("the picture is damaged");
        } catch (MediaStore.TooLarge e) {
            throw new ProblemException(ErrorCode.FILE_TOO_LARGE, "a picture has at most " + LARGEST + " bytes");
        }
    }

    /** Whether there was one to be forgotten. */
    public boolean forget(AccountId account, PictureId id) throws IOException {
        boolean was = pictures.remove(account, id);
        if (was) {
            media.delete(id.value());
        }
        return was;
    }

    private PictureId keep(AccountId account, String type, StagingStore.Staged staged) throws IOException {
        PictureId id = newId.get();
        media.put(id.value(), staged.path());
        pictures.add(new PictureStore.Picture(id, account, type, staged.size()), clock.instant());
        return id;
    }

    private static ProblemException refused(String why) {
        return new ProblemException(ErrorCode.FILE_TYPE_REFUSED, why);
    }
}
