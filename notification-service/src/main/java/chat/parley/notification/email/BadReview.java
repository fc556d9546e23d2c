package chat.parley.notification.email;

import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import java.time.Instant;

/**
 * A visitor was not served well, as far as a mail tells of it [W-09]; what they said of it is not in it.
 *
 * @param at when they said so
 * @param mark 1 for badly to {@value #SATISFACTORY}
 * @param operatorId whom the mark is for
 */
public record BadReview(AccountId accountId, DialogId dialogId, Instant at, int mark, OperatorId operatorId) {
    /** Its kind among mails. */
    public static final String KIND = "review";

    /** The best mark that is still told of: satisfactory and no better. */
    public static final int SATISFACTORY = 3;

    public static boolean isBad(DialogEvent.DialogRated event) {
        return event.mark() <= SATISFACTORY;
    }

    public static BadReview of(DialogEvent.DialogRated event) {
        var meta = event.meta();
        return new BadReview(meta.accountId(), meta.dialogId(), meta.at(), event.mark(), event.operatorId());
    }

    /** The same for every bad mark of the dialog, of which is told once [T-10]. */
    public String messageKey() {
        return KIND + "." + dialogId.value();
    }
}
