package chat.parley.notification.email;

/** What could be learned of a dialog's words. */
public sealed interface Transcript {
    /** @param cut whether there is more than this */
    record Read(String text, boolean cut) implements Transcript {}

    /** There is none: the dialog is not known, or was erased. */
    record None() implements Transcript {}

    /** It cannot be had now. */
    record Unavailable(String why) implements Transcript {}
}
