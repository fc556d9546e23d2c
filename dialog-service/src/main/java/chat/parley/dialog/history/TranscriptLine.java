package chat.parley.dialog.history;

import java.time.Instant;

/**
 * One line of a transcript, as the visitor may read it.
 *
 * @param name who said it; empty where nobody did
 * @param text what was said as it reads now, or what happened
 */
record TranscriptLine(Instant at, Kind kind, String name, String text) {
    /** Who a line is of. */
    enum Kind {
        VISITOR,
        OPERATOR,
        BOT,
        SYSTEM,
        /** Nobody: something happened to the dialog. */
        EVENT
    }
}
