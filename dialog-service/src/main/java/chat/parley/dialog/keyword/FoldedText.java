package chat.parley.dialog.keyword;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A text prepared for being looked at many times: without regard to case in any script, and split into words. Of a text
 * longer than {@value #LOOKED_AT} UTF-16 units only the beginning is looked at.
 */
public final class FoldedText {
    /** As long as a message of Parley's own clients can be; longer ones come by e-mail. */
    public static final int LOOKED_AT = 4_096;

    /** No text at all. */
    public static final FoldedText EMPTY = of("");

    private final String plain;
    private final String folded;
    private final String words;

    private FoldedText(String plain) {
        this.plain = plain;
        this.folded = fold(plain);
        this.words = words(folded);
    }

    public static FoldedText of(String text) {
        return new FoldedText(Normalizer.normalize(beginning(text), Normalizer.Form.NFC));
    }

    private static String beginning(String text) {
        if (text.length() <= LOOKED_AT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LOOKED_AT - 1)) ? LOOKED_AT - 1 : LOOKED_AT;
        return text.substring(0, end);
    }

    /** There and back, because some letters meet only in one of the two cases. */
    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace('ς', 'σ')
                .replace("i\u0307", "i");
    }

    /** The text itself, composed. */
    String plain() {
        return plain;
    }

    /** The text without regard to case. */
    public String folded() {
        return folded;
    }

    /** Whether these words stand in it one after the other, as {@link #words()} of another text gives them. */
    boolean hasWords(String sequence) {
        return words.contains(sequence);
    }

    /** Its words in their order, each between spaces; a single space when there is none. */
    String words() {
        return words;
    }

    private enum State {
        BETWEEN,
        IN_WORD,
        /** In a word of a script that puts no spaces between words: one character, with its marks. */
        IN_CHARACTER
    }

    /**
     * Letters, digits and the marks on them make words; so does an apostrophe between them. A character of a script that
     * puts no spaces between words counts as a word.
     */
    private static String words(String folded) {
        var words = new StringBuilder(folded.length() + 2).append(' ');
        State state = State.BETWEEN;
        int next;
        for (int at = 0; at < folded.length(); at = next) {
            int c = folded.codePointAt(at);
            next = at + Character.charCount(c);
            if (Character.isLetterOrDigit(c)) {
                State to = standsAlone(c) ? State.IN_CHARACTER : State.IN_WORD;
                if (state != State.BETWEEN && (state != to || to == State.IN_CHARACTER)) {
                    words.append(' ');
                }
                words.appendCodePoint(c);
                state = to;
            } else if (state != State.BETWEEN && isMark(c)) {
                words.appendCodePoint(c);
            } else if (state == State.IN_WORD && isApostrophe(c) && startsWord(folded, next)) {
                words.append('\'');
            } else if (state != State.BETWEEN) {
                words.append(' ');
                state = State.BETWEEN;
            }
        }
        return state == State.BETWEEN ? words.toString() : words.append(' ').toString();
    }

    private static boolean startsWord(String text, int at) {
        return at < text.length() && Character.isLetterOrDigit(text.codePointAt(at));
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static boolean isApostrophe(int c) {
        return c == '\'' || c == '\u2019' || c == '\u02BC';
    }

    private static boolean standsAlone(int c) {
        if (c < 0x0E00) {
            return false;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
