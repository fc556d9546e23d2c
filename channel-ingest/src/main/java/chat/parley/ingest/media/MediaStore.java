package chat.parley.ingest.media;

import java.io.IOException;
import java.io.InputStream;

/** Keeps the bytes of files, whole or not at all; the place they are kept at is the implementation's affair. */
public interface MediaStore {
    /**
     * What was stored.
     *
     * @param sha256 in hex
     * @param beginning the first bytes, at most {@link #BEGINNING}
     */
    record Stored(long size, String sha256, byte[] beginning) {}

    /** The file has more bytes than it may have; nothing of it was kept. */
    final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        public TooLarge(long limit) {
            super("more than " + limit + " bytes");
        }
    }

    /** How many first bytes are given back, to tell by them what the file is. */
    int BEGINNING = 64 * 1024;

    /** Reads {@code bytes} to their end and keeps them under {@code id}, on disk when it returns. */
    Stored write(String id, InputStream bytes, long limit) throws IOException;

    /** Opens what is kept under {@code id}; close it. */
    InputStream open(String id) throws IOException;

    /** Forgets what is kept under {@code id}, if anything. */
    void delete(String id) throws IOException;
}
