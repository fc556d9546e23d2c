package chat.parley.dialog.writer;

/** Lets a test stop or hold the loop at any step. */
@FunctionalInterface
public interface Interruptions {
    /** Nothing ever interrupts. */
    Interruptions NONE = step -> {};

    /** Called when the loop comes to {@code step}; an {@link Error} thrown here ends the loop as a kill would. */
    void at(Step step);
}
