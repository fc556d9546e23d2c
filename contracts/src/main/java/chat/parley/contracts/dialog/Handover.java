package chat.parley.contracts.dialog;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.text.WellFormed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bot asks for when it calls an operator [J-08].
 *
 * @param firstMessage what operators are told of the visitor's wish; null for nothing but what was said before
 * @param lastMessage what operators are told when the visitor goes back to the bot; null for nothing
 * @param closePhrases words of the visitor, each a whole message in any case, that lead back to the bot
 * @param closeButton whether the first of these phrases is a button under what operators write, where a channel has
 *     buttons
 */
public record Handover(
        @Nullable String firstMessage, @Nullable String lastMessage, List<String> closePhrases, Boolean closeButton) {
    /** How many phrases there may be. */
    public static final int PHRASE_LIMIT = 20;

    public Handover {
        closePhrases = closePhrases == null ? List.of() : List.copyOf(closePhrases);
        closeButton = closeButton != null && closeButton;
        WellFormed.optional("firstMessage", firstMessage, WellFormed.MESSAGE_LIMIT);
        WellFormed.optional("lastMessage", lastMessage, WellFormed.MESSAGE_LIMIT);
        if (closePhrases.size() > PHRASE_LIMIT) {
            throw new ContractViolation(
                    ErrorCode.INVALID_REQUEST, "closeChatPhrases has more than " + PHRASE_LIMIT + " phrases");
        }
        closePhrases.forEach(phrase -> WellFormed.required("closeChatPhrases", phrase, WellFormed.NAME_LIMIT));
        if (closeButton && closePhrases.isEmpty()) {
            throw new ContractViolation(
                    ErrorCode.INVALID_REQUEST, "appendCloseChatButton needs a phrase in closeChatPhrases");
        }
    }
}
