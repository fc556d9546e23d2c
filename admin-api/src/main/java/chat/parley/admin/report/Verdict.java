package chat.parley.admin.report;

import chat.parley.admin.fact.DialogLine;
import chat.parley.contracts.dialog.DialogOutcome;
import org.jspecify.annotations.Nullable;

/** What became of a closed dialog by a refusal timeout, whichever was set when it was closed [N-21, W-29]. */
final class Verdict {
    private Verdict() {}

    /** @return null where nothing was stated, so that neither is anything judged */
    static @Nullable DialogOutcome of(DialogLine line, int refusalSeconds) {
        return switch (line.stated()) {
            case null -> null;
            case SERVED -> DialogOutcome.SERVED;
            case REFUSAL, MISSED ->
                line.waitedSeconds() >= refusalSeconds ? DialogOutcome.MISSED : DialogOutcome.REFUSAL;
        };
    }
}
