package chat.parley.dialog.keyword;

import org.jspecify.annotations.Nullable;

/**
 * The longest piece of plain text without which an expression is found nowhere, so that most texts need not be searched
 * at all. Only the outermost level is read, and only letters that fold to one and the same letter in every way of
 * folding are taken; whatever else comes ends a piece.
 */
final class NeededLiteral {
    private static final int SHORTEST = 2;

    private final String expression;
    private final StringBuilder piece = new StringBuilder();
    private String longest = "";
    private int at;

    private NeededLiteral(String expression) {
        this.expression = expression;
    }

    /** @return folded; null when there is none worth looking for */
    static @Nullable String of(String expression) {
        var reading = new NeededLiteral(expression);
        boolean one = reading.read();
        reading.end();
        String folded = FoldedText.of(reading.longest).folded();
        return one && folded.length() >= SHORTEST ? folded : null;
    }

    /** False when any of several alternatives may be found, or the expression quotes. */
    private boolean read() {
        for (at = 0; at < expression.length(); at++) {
            char c = expression.charAt(at);
            switch (c) {
                case '|' -> {
                    return false;
                }
                case '*', '?', '{' -> notTheLast();
                case '(' -> skipGroup();
                case '[' -> skipClass();
                case '\\' -> {
                    if (!escape()) {
                        return false;
                    }
                }
                default -> take(c);
            }
        }
        return true;
    }

    private void take(char c) {
        boolean plain = (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || (c >= 0x400 && c <= 0x45F)
                || " #-_/:;,@&%=!'\"".indexOf(c) >= 0;
        if (plain) {
            piece.append(c);
        } else {
            end();
        }
    }

    /** What stands before may be missing. */
    private void notTheLast() {
        if (!piece.isEmpty()) {
            piece.setLength(piece.length() - 1);
        }
        end();
        int close = expression.indexOf('}', at);
        if (expression.charAt(at) == '{' && close > 0) {
            at = close;
        }
    }

    private void end() {
        if (piece.length() > longest.length()) {
            longest = piece.toString();
        }
        piece.setLength(0);
    }

    private void skipGroup() {
        end();
        int depth = 0;
        for (; at < expression.length(); at++) {
            switch (expression.charAt(at)) {
                case '(' -> depth++;
                case ')' -> depth--;
                case '[' -> skipClass();
                case '\\' -> at++;
                default -> {}
            }
            if (depth == 0) {
                return;
            }
        }
    }

    private void skipClass() {
        end();
        at++;
        if (at < expression.length() && expression.charAt(at) == '^') {
            at++;
        }
        for (int first = at; at < expression.length(); at++) {
            char c = expression.charAt(at);
            if (c == '\\') {
                at++;
            } else if (expression.startsWith("[:", at) && expression.indexOf(":]", at) > 0) {
                at = expression.indexOf(":]", at) + 1;
            } else if (c == ']' && at > first) {
                return;
            }
        }
    }

    /** False for what quotes several characters. */
    private boolean escape() {
        at++;
        char c = at < expression.length() ? expression.charAt(at) : 'Q';
        if (c == 'Q' || c == 'E') {
            return false;
        }
        if (Character.isLetterOrDigit(c)) {
            end();
            if ("pPx".indexOf(c) >= 0) {
                skipName();
            } else if (Character.isDigit(c)) {
                return false;
            }
        } else {
            take(c);
        }
        return true;
    }

    /** {@code \p{L}}, {@code \pL}, {@code \x{41}} and {@code \x41}. */
    private void skipName() {
        int close = expression.indexOf('}', at);
        if (expression.startsWith("{", at + 1) && close > 0) {
            at = close;
        } else {
            at += expression.charAt(at) == 'x' ? 2 : 1;
        }
    }
}
