package chat.parley.ingest.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Keeps the bytes of files, whole or not at all; the place they are kept at is the implementation's affair. */
public interface MediaStore {
    /** The file has more bytes than it may have; nothing of it was kept. */
    final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        public TooLarge(long limit) {
            super("more than " + limit + " bytes");
        }
    }

    /** A folder of this machine where files wait until they are judged. */
    Path staging();

    /**
     * Keeps a file under {@code id}; it is safe there when this returns.
     *
     * @param file within {@link #staging}; may be gone afterwards
     */
    void put(String id, Path file) throws IOException;

    /** Opens what is kept under {@code id}; close it. */
    InputStream open(String id) throws IOException;

    /** Forgets what is kept under {@code id}, if anything. */
    void delete(String id) throws IOException;
}
