package chat.parley.benchmarks.chaos;

/** What has to hold, whatever dies. */
enum Rule {
    NOT_LOST("lost", "what a client was told is stored is in the log, and those it is for have shown it"),
    ANSWERED(
            "unanswered or wrongly answered",
            "every message is answered in the end, and what is refused is not in the log"),
    NOT_DOUBLED("doubled", "no message is in the log twice or shown twice"),
    IN_ORDER("reordered", "messages of one client that were never refused keep its order, in the log and on screens"),
    WITHOUT_HOLES("holes", "positions of a partition and sequences of a conversation have none"),
    STORED_AS_PUBLISHED("differing", "database and topic hold the same events"),
    ONE_OWNER("two owners", "a dialog has one owner, and a conversation one open dialog"),
    WITHIN_LIMITS("over limit", "routing gives nobody more dialogs than they may have");

    private final String title;
    private final String meaning;

    Rule(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    /** What a breach is called in tables. */
    String title() {
        return title;
    }

    /** The rule as a sentence. */
    String meaning() {
        return meaning;
    }
}
