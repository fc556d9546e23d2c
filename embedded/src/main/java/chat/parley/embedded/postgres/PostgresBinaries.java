package chat.parley.embedded.postgres;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.ArchUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this machine, unpacked once from the class path and then shared. */
final class PostgresBinaries {
    private static final String COMPLETE = ".complete";

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /**
     * Unpacks them into a directory below {@code cache} named by their content, unless that was done before.
     *
     * @throws IllegalStateException when there are none for this operating system and processor, or when {@code cache}
     *     is somebody else's
     */
    static PostgresBinaries unpackedBelow(Path cache) {
        try {
            var archive = archive();
            var home = cache.resolve("postgres-" + hash(archive));
            Files.createDirectories(cache);
            requireOurs(cache);
            // Several processes may come here at once; the lock ends with its holder, even a killed one.
            var lock = cache.resolve("postgres.lock");
            synchronized (PostgresBinaries.class) {
                try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        var held = channel.lock()) {
                    if (held.isValid() && !Files.exists(home.resolve(COMPLETE))) {
                        unpack(archive, home);
                        Files.createFile(home.resolve(COMPLETE));
                    }
                }
            }
            return new PostgresBinaries(home);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack PostgreSQL below " + cache, e);
        }
    }

    /** In a folder that everybody may write to, somebody else could have put programs of their own. */
    private static void requireOurs(Path cache) throws IOException {
        var probe = Files.createTempFile(cache, "owner", null);
        try {
            if (!Files.getOwner(cache).equals(Files.getOwner(probe))) {
                throw new IllegalStateException(
                        cache + " belongs to " + Files.getOwner(cache) + "; remove it or choose another folder");
            }
        } finally {
            Files.delete(probe);
        }
    }

    /** @param name for example {@code initdb} */
    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static byte[] archive() throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "Darwin" : "Linux";
        String processor = ArchUtils.normalize(System.getProperty("os.arch"));
        try (InputStream found = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, processor)) {
            return found.readAllBytes();
        }
    }

    private static String hash(byte[] archive) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static void unpack(byte[] archive, Path home) throws IOException {
        Files.createDirectories(home);
        try (var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                place(tar, entry, home.resolve(entry.getName()).normalize(), home);
            }
        }
    }

    private static void place(InputStream content, TarArchiveEntry entry, Path target, Path home) throws IOException {
        if (!target.startsWith(home)) {
            throw new IOException("the archive points outside of itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        Files.deleteIfExists(target);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, home.resolve(entry.getLinkName()).normalize());
        } else {
            Files.copy(content, target);
            boolean runs = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
