package chat.parley.launcher.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The ahead-of-time cache of one Java program (JEP 483 and 515): its classes as they were after an earlier start, read,
 * checked and linked. It belongs to exactly these options, this JDK and these files; a JVM that finds it unfit goes on
 * without it.
 */
public final class StartCache {
    private static final int SHOWN = 8;
    private static final String CACHE = ".aot";

    private final String name;
    private final Path folder;
    private final Path file;
    private final Path recording;

    private StartCache(String name, Path folder, String fingerprint) {
        this.name = name;
        this.folder = folder;
        this.file = folder.resolve(name + "-" + fingerprint + CACHE);
        this.recording = folder.resolve(name + "-" + fingerprint + ".recording");
    }

    /**
     * @param folder where caches are kept
     * @param name the program's
     * @param options the JVM's that change what a cache may hold, the version of the JDK among them
     * @param program the files, and folders of files, of its class path
     */
    public static StartCache of(Path folder, String name, List<String> options, Collection<Path> program)
            throws IOException {
        var digest = sha256();
        options.forEach(option -> digest.update((option + "\n").getBytes(StandardCharsets.UTF_8)));
        for (var root : program) {
            try (Stream<Path> files = Files.walk(root)) {
                for (var found : files.filter(Files::isRegularFile).sorted().toList()) {
                    // The JVM checks size and time of each file too, so that much is enough here.
                    var state = found + " " + Files.size(found) + " " + Files.getLastModifiedTime(found) + "\n";
                    digest.update(state.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return new StartCache(name, folder, HexFormat.of().formatHex(digest.digest(), 0, SHOWN));
    }

    /** Whether an earlier start was kept. */
    public boolean isKept() {
        return Files.isRegularFile(file);
    }

    /** The JVM's options for a start that uses it. */
    public List<String> use() throws IOException {
        // The program that was recorded wrote it once more when it ended.
        Files.deleteIfExists(recording);
        return List.of("-XX:AOTCache=" + file);
    }

    /** The JVM's options for a start that is noted; {@link #keep} comes when it has loaded what it needs. */
    public List<String> record() throws IOException {
        Files.createDirectories(folder);
        Files.deleteIfExists(recording);
        return List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + recording);
    }

    /**
     * Makes the cache of a program that was started with {@link #record}; it runs on. Takes some ten seconds of a
     * processor.
     *
     * @param java the JDK's program that runs it
     * @param command what it was started with, the program first
     * @param pid its process
     * @throws IOException when there is no cache for it: its end came first, or the JDK lacks jcmd
     */
    public void keep(Path java, List<String> command, long pid) throws IOException, InterruptedException {
        var made = folder.resolve(file.getFileName() + "." + pid);
        try {
            run(List.of(java.resolveSibling("jcmd").toString(), Long.toString(pid), "AOT.end_recording"));
            var creation = new ArrayList<>(command);
            creation.remove("-XX:AOTMode=record");
            creation.addAll(
                    1, List.of("-XX:AOTMode=create", "-XX:AOTCache=" + made, "-Xlog:disable", "-Xlog:all=error"));
            run(creation);
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(made);
            Files.deleteIfExists(recording);
        }
        try (Stream<Path> all = Files.list(folder)) {
            for (var other : all.filter(this::isOutdated).toList()) {
                Files.delete(other);
            }
        }
    }

    private boolean isOutdated(Path other) {
        var text = other.getFileName().toString();
        return text.startsWith(name + "-") && !other.equals(file);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        var nothing = ProcessBuilder.Redirect.DISCARD;
        // Whoever uses the machine meanwhile comes first.
        var polite = new ArrayList<>(List.of("nice", "-n", "19"));
        polite.addAll(command);
        var process = new ProcessBuilder(polite)
                .redirectOutput(nothing)
                .redirectError(nothing)
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command.getFirst() + " ended with " + process.exitValue());
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
