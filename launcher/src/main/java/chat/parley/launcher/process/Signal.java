package chat.parley.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What can be told to a process that Java itself cannot tell it. */
public enum Signal {
    /** End in order; PostgreSQL cuts its sessions. */
    INT,
    /** Stop running until {@link #CONT}; cannot be refused. */
    STOP,
    CONT,
    /** End at once; cannot be refused. */
    KILL;

    /** Sends it and returns; a process that is gone is left alone. */
    public void sendTo(ProcessHandle process) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name() + " " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a signal was sent", e);
        }
    }
}
