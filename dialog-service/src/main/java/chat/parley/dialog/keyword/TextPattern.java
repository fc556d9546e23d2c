package chat.parley.dialog.keyword;

import chat.parley.contracts.automation.KeywordMatch;
import chat.parley.contracts.automation.KeywordPattern;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A pattern made ready for use; to be kept, for making it costs more than using it [B-07]. */
public final class TextPattern {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,;]+");

    private final Look look;

    @FunctionalInterface
    private interface Look {
        boolean at(FoldedText text);
    }

    private TextPattern(Look look) {
        this.look = look;
    }

    /**
     * Makes a pattern ready.
     *
     * @throws chat.parley.contracts.error.ContractViolation with {@code invalid-pattern}
     */
    public static TextPattern of(KeywordMatch match, String pattern) {
        KeywordPattern.check(match, pattern);
        return new TextPattern(
                switch (match) {
                    case WORD -> anyOf(BETWEEN_WORDS.split(pattern));
                    case PHRASE -> anyOf(pattern);
                    case REGEX -> LinearExpression.of(pattern)::foundIn;
                });
    }

    private static Look anyOf(String... sequences) {
        List<String> words = Arrays.stream(sequences)
                .map(sequence -> FoldedText.of(sequence).words())
                .filter(sequence -> !sequence.isBlank())
                .toList();
        return text -> words.stream().anyMatch(text::hasWords);
    }

    public boolean matches(FoldedText text) {
        return look.at(text);
    }
}
