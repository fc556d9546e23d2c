package chat.parley.dialog.keyword;

import chat.parley.contracts.automation.KeywordMatch;
import chat.parley.contracts.automation.KeywordPattern;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** A regular expression that takes linear time whatever it is given: RE2's kind, without back-references. */
final class LinearExpression {
    private final Pattern pattern;
    private final @Nullable String needed;

    private LinearExpression(Pattern pattern, @Nullable String needed) {
        this.pattern = pattern;
        this.needed = needed;
    }

    /** @throws ContractViolation with {@code invalid-pattern} */
    static LinearExpression of(String expression) {
        KeywordPattern.check(KeywordMatch.REGEX, expression);
        String composed = Normalizer.normalize(expression, Normalizer.Form.NFC);
        try {
            return new LinearExpression(
                    Pattern.compile(composed, Pattern.CASE_INSENSITIVE), NeededLiteral.of(composed));
        } catch (PatternSyntaxException e) {
            throw new ContractViolation(ErrorCode.INVALID_PATTERN, e.getDescription());
        }
    }

    /** Whether it is found anywhere in the text; most texts lack what it needs, and then the engine does not run. */
    boolean foundIn(FoldedText text) {
        return (needed == null || text.folded().contains(needed))
                && pattern.matcher(text.plain()).find();
    }
}
