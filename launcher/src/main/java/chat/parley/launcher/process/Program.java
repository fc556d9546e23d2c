package chat.parley.launcher.process;

import java.io.IOException;

/** Something that runs as one process and can be started again and again. */
public interface Program {
    /**
     * Starts it, and returns soon after the process is there.
     *
     * @throws IOException or {@link IllegalStateException} when it cannot be started; it is then tried again later
     */
    ProcessHandle start() throws IOException;

    /** Whether it does its work now; asked every fraction of a second while it starts. */
    boolean isReady();

    /** Asks it to end in order; does not wait. */
    default void requestEnd(ProcessHandle running) {
        running.destroy();
    }
}
