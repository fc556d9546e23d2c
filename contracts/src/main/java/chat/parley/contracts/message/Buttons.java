package chat.parley.contracts.message;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.text.WellFormed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Buttons under a message: pressing one says its words. A bot's are in the message's text too, as numbered lines, so that
 * whoever does not show buttons shows these; who does takes the lines away.
 */
public final class Buttons {
    /** How many a message may have. */
    public static final int LIMIT = 10;

    /** Longest words of one, in UTF-16 units; what Telegram and VK both show. */
    public static final int LABEL_LIMIT = 40;

    private Buttons() {}

    /**
     * @param buttons null for none
     * @throws ContractViolation with {@code invalid-request} for too many, as for a text for words that cannot be shown
     */
    public static List<String> checked(@Nullable List<String> buttons) {
        if (buttons == null) {
            return List.of();
        }
        if (buttons.size() > LIMIT) {
            throw new ContractViolation(ErrorCode.INVALID_REQUEST, "a message has at most " + LIMIT + " buttons");
        }
        buttons.forEach(label -> WellFormed.required("buttons", label, LABEL_LIMIT));
        return List.copyOf(buttons);
    }

    /** The text with each button as a line of its own, from 1. */
    public static String numbered(String text, List<String> buttons) {
        return text + (text.isEmpty() || buttons.isEmpty() ? "" : "\n") + lines(buttons);
    }

    /** The text without the lines that {@link #numbered} added; as it is where there are none. */
    public static String without(String text, List<String> buttons) {
        String lines = lines(buttons);
        return buttons.isEmpty() || !text.endsWith("\n" + lines)
                ? text
                : text.substring(0, text.length() - lines.length() - 1);
    }

    private static String lines(List<String> buttons) {
        var lines = new StringBuilder();
        for (int i = 0; i < buttons.size(); i++) {
            lines.append(i == 0 ? "" : "\n").append(i + 1).append(". ").append(buttons.get(i));
        }
        return lines.toString();
    }
}
