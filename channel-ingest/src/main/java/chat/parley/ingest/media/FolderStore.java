package chat.parley.ingest.media;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Keeps files in a folder of this machine, spread over subfolders by the end of their ids. */
public final class FolderStore implements MediaStore {
    private static final int CHUNK = 16 * 1024;

    private final Path folder;

    public FolderStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public Stored write(String id, InputStream bytes, long limit) throws IOException {
        Path place = place(id);
        Files.createDirectories(place.getParent());
        Path unfinished = place.resolveSibling(place.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Stored stored = copy(bytes, unfinished, limit);
            Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return stored;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static Stored copy(InputStream bytes, Path target, long limit) throws IOException {
        MessageDigest digest = sha256();
        var beginning = new ByteArrayOutputStream();
        long size = 0;
        try (var out = new FileOutputStream(target.toFile())) {
            var chunk = new byte[CHUNK];
            for (int read = bytes.read(chunk); read >= 0; read = bytes.read(chunk)) {
                size += read;
                if (size > limit) {
                    throw new TooLarge(limit);
                }
                out.write(chunk, 0, read);
                digest.update(chunk, 0, read);
                beginning.write(chunk, 0, Math.min(read, BEGINNING - beginning.size()));
            }
            out.getFD().sync();
        }
        return new Stored(size, HexFormat.of().formatHex(digest.digest()), beginning.toByteArray());
    }

    @Override
    public InputStream open(String id) throws IOException {
        return Files.newInputStream(place(id));
    }

    @Override
    public void delete(String id) throws IOException {
        Files.deleteIfExists(place(id));
    }

    private Path place(String id) {
        if (!id.matches("[A-Za-z0-9_-]{4,64}")) {
            throw new IllegalArgumentException("not a file's id");
        }
        return folder.resolve(id.substring(id.length() - 2)).resolve(id);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
