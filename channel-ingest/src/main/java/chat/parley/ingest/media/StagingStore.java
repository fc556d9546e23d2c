package chat.parley.ingest.media;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Files of this machine that are not judged yet, or that were made anew from such ones. */
final class StagingStore {
    /** How many first bytes are kept in memory, to tell by them what the file is. */
    static final int BEGINNING = 64 * 1024;

    private static final int CHUNK = 16 * 1024;

    private final Path folder;

    /** @param folder made when it is needed */
    StagingStore(Path folder) {
        this.folder = folder.resolve("incoming");
    }

    /**
     * A file that waits; closing it takes away what is still there.
     *
     * @param sha256 in hex
     * @param beginning the first bytes, at most {@link #BEGINNING}
     */
    record Staged(Path path, long size, String sha256, byte[] beginning) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(path);
        }
    }

    /** Writes what makes a file anew. */
    interface Maker {
        void make(InputStream from, OutputStream to) throws IOException;
    }

    /**
     * Reads {@code bytes} to their end; the file is on disk when this returns.
     *
     * @throws MediaStore.TooLarge when there are more than {@code limit}, and then nothing is left
     */
    Staged take(InputStream bytes, long limit) throws IOException {
        return written(sink -> {
            var chunk = new byte[CHUNK];
            long size = 0;
            for (int read = bytes.read(chunk); read >= 0; read = bytes.read(chunk)) {
                size += read;
                if (size > limit) {
                    throw new MediaStore.TooLarge(limit);
                }
                sink.write(chunk, 0, read);
            }
        });
    }

    /** The file as {@code maker} makes it; the one it was made from stays. */
    Staged remade(Staged from, Maker maker) throws IOException {
        return written(sink -> {
            try (var in = new BufferedInputStream(Files.newInputStream(from.path()), CHUNK)) {
                maker.make(in, sink);
            }
        });
    }

    private interface Writer {
        void write(OutputStream sink) throws IOException;
    }

    private Staged written(Writer writer) throws IOException {
        Files.createDirectories(folder);
        Path path = folder.resolve(UUID.randomUUID() + ".part");
        boolean done = false;
        try (var file = new FileOutputStream(path.toFile())) {
            var noted = new Noted(file);
            writer.write(noted);
            noted.flush();
            file.getFD().sync();
            done = true;
            return new Staged(path, noted.size, HexFormat.of().formatHex(noted.digest.digest()), noted.head());
        } finally {
            if (!done) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** Counts and hashes what goes by. */
    private static final class Noted extends OutputStream {
        private final OutputStream to;
        private final MessageDigest digest = sha256();
        private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
        private final byte[] pending = new byte[CHUNK];
        private int waiting;
        private long size;

        Noted(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int b) throws IOException {
            pending[waiting++] = (byte) b;
            if (waiting == pending.length) {
                flush();
            }
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            flush();
            pass(bytes, from, count);
        }

        @Override
        public void flush() throws IOException {
            int count = waiting;
            waiting = 0;
            pass(pending, 0, count);
        }

        byte[] head() {
            return beginning.toByteArray();
        }

        private void pass(byte[] bytes, int from, int count) throws IOException {
            to.write(bytes, from, count);
            digest.update(bytes, from, count);
            beginning.write(bytes, from, Math.min(count, BEGINNING - beginning.size()));
            size += count;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
