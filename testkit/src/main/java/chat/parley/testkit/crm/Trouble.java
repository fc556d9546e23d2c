package chat.parley.testkit.crm;

/** How a request to a simulator ends instead of well. */
public enum Trouble {
    /** 429 with {@code Retry-After: 7}; nothing is done. */
    TOO_MANY,
    /** 500; nothing is done. */
    BROKEN,
    /** Nothing is done: too much was asked before, and whoever asks is shut out. */
    SHUT_OUT,
    /** Nothing is done, and no answer comes as long as the simulator runs. */
    SILENT,
    /** Nothing is done, and the answer never ends. */
    ENDLESS,
    /** Nothing is done, and the answer, with a good status, is not JSON. */
    NONSENSE,
    /** It is done, and the connection breaks before the answer. */
    DONE_AND_CUT,
    /** It is done, and the connection breaks in the middle of the answer. */
    DONE_AND_HALF,
    /** It is done, and the answer is not JSON. */
    DONE_AND_GARBLED;

    /** Whether it is done all the same. */
    boolean isDone() {
        return switch (this) {
            case TOO_MANY, BROKEN, SHUT_OUT, SILENT, ENDLESS, NONSENSE -> false;
            case DONE_AND_CUT, DONE_AND_HALF, DONE_AND_GARBLED -> true;
        };
    }
}
