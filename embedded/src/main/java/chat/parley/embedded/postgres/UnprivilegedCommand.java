package chat.parley.embedded.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs PostgreSQL's programs, which refuse to run as root. Where this process does, they run in a user namespace of
 * their own, in which they are nobody and still own their files.
 */
final class UnprivilegedCommand {
    private final List<String> prefix;

    private UnprivilegedCommand(List<String> prefix) {
        this.prefix = prefix;
    }

    static UnprivilegedCommand forThisUser() {
        boolean root = "root".equals(System.getProperty("user.name"));
        return new UnprivilegedCommand(root ? List.of("unshare", "-U") : List.of());
    }

    /**
     * Waits for the program's end.
     *
     * @param log gets what the program prints, replacing what is there
     * @throws IllegalStateException when it fails, is not there or takes longer than {@code patience}; says what it
     *     printed
     */
    void run(List<String> command, Path log, Duration patience) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        var program = Path.of(command.getFirst()).getFileName();
        try {
            var process = new ProcessBuilder(whole)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(program + " has not ended within " + patience + said(log));
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException(program + " failed" + said(log) + hint());
            }
        } catch (IOException e) {
            throw new IllegalStateException(program + " cannot be run" + hint(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + program + " ran", e);
        }
    }

    private String hint() {
        return prefix.isEmpty()
                ? ""
                : "; as root it needs 'unshare -U' (package util-linux, user namespaces allowed): better use another"
                        + " user";
    }

    private static String said(Path log) {
        try {
            return ": " + Files.readString(log).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
