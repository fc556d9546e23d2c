package chat.parley.launcher.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** The right to run on a folder; it ends with the process that holds it, even a killed one. */
final class SuiteLock implements AutoCloseable {
    private final FileChannel channel;

    private SuiteLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws IOException when another suite runs on the folder */
    static SuiteLock take(SuiteFolder folder) throws IOException {
        Files.createDirectories(folder.run());
        var channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held;
        try {
            held = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            held = null; // by another suite of this very process
        }
        if (held == null) {
            channel.close();
            throw new IOException("Parley runs already on " + folder.home() + "; ./parley status shows it");
        }
        return new SuiteLock(channel);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
