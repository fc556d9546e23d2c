package chat.parley.contracts.automation;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.text.WellFormed;

/**
 * Which patterns may be tried at all [B-07]. What a regular expression means only the engine knows, so whoever saves or
 * uses one compiles it besides; here is what an engine must be spared: expressions that grow without bound when their
 * counted repetitions are written out, and such as nest too deep for its stack.
 */
public final class KeywordPattern {
    /** Longest pattern, in UTF-16 units. */
    public static final int LONGEST = 500;

    /** Most parts of an expression with its counted repetitions written out. */
    public static final int LARGEST = 1_000;

    private static final int DEEPEST = 30;

    private KeywordPattern() {}

    /** Throws {@link ContractViolation} with {@code invalid-pattern} when this is no pattern of its kind. */
    public static void check(KeywordMatch match, String pattern) {
        try {
            WellFormed.required("pattern", pattern, LONGEST);
        } catch (ContractViolation e) {
            throw new ContractViolation(ErrorCode.INVALID_PATTERN, String.valueOf(e.getMessage()));
        }
        switch (match) {
            case WORD, PHRASE -> {
                if (pattern.codePoints().noneMatch(Character::isLetterOrDigit)) {
                    throw invalid("the pattern has no word");
                }
            }
            case REGEX -> {
                if (new Reading(pattern).size() > LARGEST) {
                    throw invalid("the expression repeats so much that it has more than " + LARGEST + " parts");
                }
            }
        }
    }

    private static ContractViolation invalid(String detail) {
        return new ContractViolation(ErrorCode.INVALID_PATTERN, detail);
    }

    /** Reads an expression once from its beginning to its end and counts; what it cannot read counts as itself. */
    private static final class Reading {
        private final String text;
        private int at;

        Reading(String text) {
            this.text = text;
        }

        long size() {
            long size = 0;
            while (at < text.length()) {
                size += group(1);
                at++;
            }
            return size;
        }

        /** The size of what stands before the closing bracket of this depth, or before the end. */
        private long group(int depth) {
            if (depth > DEEPEST) {
                throw invalid("the expression nests more than " + DEEPEST + " deep");
            }
            long size = 0;
            long last = 0;
            while (at < text.length() && text.charAt(at) != ')') {
                char c = text.charAt(at);
                if (c == '{' && repeats() > 0) {
                    size += last * (repeats() - 1);
                    last *= repeats();
                    at = text.indexOf('}', at);
                } else {
                    last = part(c, depth);
                    size += last;
                }
                if (size > LARGEST) {
                    return size;
                }
                at++;
            }
            return size + 1;
        }

        private long part(char c, int depth) {
            switch (c) {
                case '(' -> {
                    at++;
                    return group(depth + 1) + 1;
                }
                case '[' -> skipClass();
                case '\\' -> skipEscape();
                default -> {}
            }
            return 1;
        }

        /** How often what stands before is repeated by the braces here, at most; 0 when they count nothing. */
        private long repeats() {
            int end = text.indexOf('}', at);
            if (end < 0 || end - at > 12) {
                return 0;
            }
            String[] counts = text.substring(at + 1, end).split(",", -1);
            long most = 0;
            for (String count : counts) {
                if (!count.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
                    return 0;
                }
                most = Math.max(most, count.isEmpty() ? 1 : Long.parseLong(count));
            }
            return Math.max(1, most);
        }

        private void skipClass() {
            at++;
            if (at < text.length() && text.charAt(at) == '^') {
                at++;
            }
            // A bracket that comes first closes nothing.
            if (at < text.length() && text.charAt(at) == ']') {
                at++;
            }
            while (at < text.length() && text.charAt(at) != ']') {
                if (text.charAt(at) == '\\') {
                    at++;
                } else if (text.startsWith("[:", at) && text.indexOf(":]", at) > 0) {
                    at = text.indexOf(":]", at) + 1;
                }
                at++;
            }
        }

        private void skipEscape() {
            at++;
            boolean named = at + 1 < text.length() && "pPx".indexOf(text.charAt(at)) >= 0 && text.charAt(at + 1) == '{';
            if (named && text.indexOf('}', at) > 0) {
                at = text.indexOf('}', at);
            }
        }
    }
}
