package chat.parley.dialog.writer;

import java.util.Set;

/** A batch did not go through for a reason that is nobody's command: its partitions have to be taken over again. */
final class Setback extends Exception {
    private static final long serialVersionUID = 1L;

    /** What happened. */
    enum Reason {
        FENCED("fenced"),
        UNKNOWN_COMMIT("unknown-commit"),
        DATABASE("database"),
        PUBLISH("publish");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private final Reason reason;
    private final transient Set<Integer> fenced;

    Setback(Reason reason, Throwable cause) {
        super(reason.word(), cause);
        this.reason = reason;
        this.fenced = Set.of();
    }

    /** @param fenced the partitions somebody else has taken over, or that are elsewhere than was thought */
    Setback(Set<Integer> fenced) {
        super(Reason.FENCED.word());
        this.reason = Reason.FENCED;
        this.fenced = Set.copyOf(fenced);
    }

    Reason reason() {
        return reason;
    }

    Set<Integer> fenced() {
        return fenced;
    }
}
