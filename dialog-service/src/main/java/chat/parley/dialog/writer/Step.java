package chat.parley.dialog.writer;

/** The moments of the loop between which a process may die; see {@link Interruptions}. */
public enum Step {
    BEFORE_POLL,
    AFTER_POLL,
    BEFORE_LEDGER,
    AFTER_LEDGER,
    BEFORE_COMMIT,
    AFTER_COMMIT,
    MID_PUBLISH,
    AFTER_PUBLISH,
    TAKE_OVER_BEGUN,
    TAKE_OVER_FENCED,
    TAKE_OVER_COMPARED,
    TAKE_OVER_PUBLISHED,
    TIMER_SENT
}
