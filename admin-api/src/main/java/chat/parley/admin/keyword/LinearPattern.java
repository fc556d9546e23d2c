package chat.parley.admin.keyword;

import chat.parley.contracts.automation.KeywordMatch;
import chat.parley.contracts.automation.KeywordPattern;
import chat.parley.contracts.error.ContractViolation;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions that every engine of the linear kind reads alike: literals, classes, groups, alternatives,
 * anchors and bounded repeats. What only a backtracking engine can do is named as a flaw.
 */
public final class LinearPattern {
    private static final String ESCAPABLE = "dDwWsSbBtnrf";
    private static final Pattern PROPERTY = Pattern.compile("[pP]\\{(L|Lu|Ll|N|Nd|P|S|Z)}");
    private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,4})(,(\\d{1,4})?)?}");
    private static final int MOST_REPEATS = 1_000;

    private final String pattern;
    private int at;

    private LinearPattern(String pattern) {
        this.pattern = pattern;
    }

    /** What is wrong with a pattern; empty for a good one. */
    public static Optional<String> flaw(String pattern) {
        try {
            KeywordPattern.check(KeywordMatch.REGEX, pattern);
            var read = new LinearPattern(pattern);
            read.alternatives(false);
            Pattern.compile(pattern);
            return Optional.empty();
        } catch (Flaw | ContractViolation e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (PatternSyntaxException e) {
            return Optional.of(e.getDescription().toLowerCase(Locale.ROOT));
        }
    }

    private static final class Flaw extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Flaw(String message) {
            super(message, null, false, false);
        }
    }

    /** @return how often the innermost part may be repeated in all */
    private int alternatives(boolean inGroup) {
        int most = 1;
        while (at < pattern.length()) {
            char next = pattern.charAt(at);
            if (next == ')') {
                if (!inGroup) {
                    throw new Flaw("has a ) without its (");
                }
                return most;
            }
            if (next == '|') {
                at++;
            } else {
                most = Math.max(most, repeated(atom(next)));
            }
        }
        if (inGroup) {
            throw new Flaw("has a ( without its )");
        }
        return most;
    }

    private int atom(char first) {
        at++;
        switch (first) {
            case '(' -> {
                return group();
            }
            case '[' -> charClass();
            case '\\' -> escape();
            case '*', '+', '?', '{' -> throw new Flaw("repeats nothing at character " + at);
            default -> {}
        }
        return 1;
    }

    private int group() {
        if (pattern.startsWith("?", at)) {
            if (!pattern.startsWith("?:", at)) {
                throw new Flaw(
                        "has a group that begins with (? and is not (?: — look-around and flags are not allowed");
            }
            at += 2;
        }
        int most = alternatives(true);
        at++;
        return most;
    }

    private void charClass() {
        if (pattern.startsWith("^", at)) {
            at++;
        }
        boolean empty = true;
        while (at < pattern.length() && (empty || pattern.charAt(at) != ']')) {
            char next = pattern.charAt(at++);
            if (next == '[' || next == '&' && pattern.startsWith("&", at) || next == ']') {
                throw new Flaw("has a class within a class; write \\[ \\] and \\& for the characters themselves");
            }
            if (next == '\\') {
                escape();
            }
            empty = false;
        }
        if (at >= pattern.length()) {
            throw new Flaw("has a [ without its ]");
        }
        at++;
    }

    private void escape() {
        if (at >= pattern.length()) {
            throw new Flaw("ends with a lone backslash");
        }
        var property = PROPERTY.matcher(pattern).region(at, pattern.length());
        if (property.lookingAt()) {
            at = property.end();
            return;
        }
        char next = pattern.charAt(at++);
        boolean word = next < 128 && Character.isLetterOrDigit(next);
        if (word && ESCAPABLE.indexOf(next) < 0) {
            throw new Flaw("has \\" + next + ", which is not allowed");
        }
    }

    private int repeated(int inner) {
        if (at >= pattern.length() || "*+?{".indexOf(pattern.charAt(at)) < 0) {
            return inner;
        }
        int times = 1;
        if (pattern.charAt(at) == '{') {
            times = counted();
        } else {
            at++;
        }
        if (pattern.startsWith("?", at)) {
            at++;
        }
        if (at < pattern.length() && "*+?{".indexOf(pattern.charAt(at)) >= 0) {
            throw new Flaw("repeats a repeat at character " + (at + 1));
        }
        long all = (long) inner * times;
        if (all > MOST_REPEATS) {
            throw new Flaw("repeats more than " + MOST_REPEATS + " times");
        }
        return (int) all;
    }

    private int counted() {
        var matcher = COUNT.matcher(pattern).region(at, pattern.length());
        if (!matcher.lookingAt()) {
            throw new Flaw("has a { that counts nothing; write \\{ for the character itself");
        }
        at = matcher.end();
        String most = matcher.group(3);
        return Math.max(1, Integer.parseInt(most == null ? matcher.group(1) : most));
    }
}
