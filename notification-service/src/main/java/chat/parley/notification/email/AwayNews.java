package chat.parley.notification.email;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import java.util.ArrayList;
import java.util.List;

/**
 * There is something that a visitor has not read [T-24].
 *
 * @param after the sequence of the event after which it begins
 * @param number of the mail in its thread, from 1
 * @param stopKey what the link that ends these mails is named by
 */
public record AwayNews(
        AccountId accountId, ConversationId conversationId, DialogId dialogId, long after, int number, String stopKey) {
    /** Its kind among mails. */
    public static final String KIND = "away";

    private static final int MOST_REFERENCES = 10;

    /** The left part of its Message-ID, the same on every attempt. */
    public String messageKey() {
        return key(number);
    }

    /** Those of the mails before it in the thread, oldest first; the last is the one it follows. */
    public List<String> before() {
        var keys = new ArrayList<String>();
        for (int i = Math.max(1, number - MOST_REFERENCES); i < number; i++) {
            keys.add(key(i));
        }
        return List.copyOf(keys);
    }

    private String key(int of) {
        return KIND + "." + conversationId.value() + "." + of;
    }
}
