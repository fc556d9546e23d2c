package chat.parley.admin.fact;

/** The tables that facts are in. */
enum FactTables {
    /** Those that reports read. */
    LIVE("report_dialog", "report_stint"),
    /** Those that a rebuild fills. */
    NEXT("report_dialog_next", "report_stint_next");

    private final String dialogs;
    private final String stints;

    FactTables(String dialogs, String stints) {
        this.dialogs = dialogs;
        this.stints = stints;
    }

    String dialogs() {
        return dialogs;
    }

    String stints() {
        return stints;
    }
}
