package chat.parley.launcher.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * Passwords and keys of one suite: made at random the first time they are asked for and kept in a file that only its
 * owner can read. Safe for several threads.
 */
final class SuiteSecrets {
    private static final int BYTES = 32;

    private final Path file;
    private final SecureRandom random;
    private final Properties known = new Properties();

    private SuiteSecrets(Path file, SecureRandom random) {
        this.file = file;
        this.random = random;
    }

    /** @param file need not exist */
    static SuiteSecrets in(Path file, SecureRandom random) throws IOException {
        var secrets = new SuiteSecrets(file, random);
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                secrets.known.load(reader);
            }
        }
        return secrets;
    }

    /** 32 random bytes in Base64, as keys are written. */
    synchronized String key(String name) throws IOException {
        return secret(name, Base64.getEncoder());
    }

    /** 32 random bytes in letters, digits, - and _, as passwords are written. */
    synchronized String password(String name) throws IOException {
        return secret(name, Base64.getUrlEncoder().withoutPadding());
    }

    private String secret(String name, Base64.Encoder encoder) throws IOException {
        var present = known.getProperty(name);
        if (present != null) {
            return present;
        }
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var made = encoder.encodeToString(bytes);
        known.setProperty(name, made);
        store();
        return made;
    }

    private void store() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var making = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(making);
        Files.createFile(making, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var writer = Files.newBufferedWriter(making)) {
            known.store(writer, null);
        }
        Files.move(making, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
