package chat.parley.benchmarks.chaos;

import chat.parley.launcher.suite.Part;

/** What can be done to a part. */
enum FaultKind {
    /** Ended at once, without a warning; whoever keeps it running starts it again. */
    KILL("kill -9"),
    /** Held still with all its connections open, then let go on as if nothing had been. */
    PAUSE("stop and go on"),
    /** Ended in order and started again. */
    RESTART("restart"),
    /** Nothing passes between it and its database for a while, and then those connections are gone. */
    CUT("cut from its database");

    private final String title;

    FaultKind(String title) {
        this.title = title;
    }

    /** As people read it. */
    String title() {
        return title;
    }

    /** Whether it takes a time that somebody chooses. */
    boolean lasts() {
        return switch (this) {
            case PAUSE, CUT -> true;
            case KILL, RESTART -> false;
        };
    }

    /** Whether it can be done to that part. */
    boolean befalls(Part part) {
        return switch (this) {
            case KILL, PAUSE, RESTART -> true;
            case CUT -> part.database().isPresent();
        };
    }
}
