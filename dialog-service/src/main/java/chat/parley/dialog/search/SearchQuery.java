package chat.parley.dialog.search;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed to find messages [T-14]: words that must all be there in whatever form, {@code "words in quotes"}
 * that must follow each other, and {@code -words} that must not be there. Nothing else has a meaning: there are no
 * wildcards, so that no query stands for more words than were typed.
 *
 * @param wanted each a word or several that follow each other; at least one
 * @param unwanted the same
 */
record SearchQuery(List<String> wanted, List<String> unwanted) {
    /** Characters of a query. */
    static final int LONGEST = 200;

    /** Words and phrases of a query. */
    static final int MOST_TERMS = 16;

    /** Letters and digits that the longest wanted word must have. */
    static final int SHORTEST = 2;

    SearchQuery {
        wanted = List.copyOf(wanted);
        unwanted = List.copyOf(unwanted);
    }

    /**
     * @throws ProblemException with {@code search-empty} where there is nothing to look for, {@code text-too-long} and
     *     {@code invalid-request} where there is too much, {@code invalid-text} for characters that no text has
     */
    static SearchQuery of(@Nullable String typed) {
        String text = checked(typed);
        var wanted = new ArrayList<String>();
        var unwanted = new ArrayList<String>();
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            boolean minus = text.charAt(at) == '-';
            int begin = minus ? at + 1 : at;
            boolean quoted = begin < text.length() && isQuote(text.charAt(begin));
            int end = quoted ? endOfQuote(text, begin + 1) : endOfWord(text, begin);
            String term = text.substring(quoted ? begin + 1 : begin, end);
            if (letters(term) > 0) {
                (minus ? unwanted : wanted).add(term);
            }
            at = Math.max(at + 1, quoted ? end + 1 : end);
        }
        if (wanted.size() + unwanted.size() > MOST_TERMS) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "a query has at most " + MOST_TERMS + " words");
        }
        if (wanted.stream().mapToInt(SearchQuery::letters).max().orElse(0) < SHORTEST) {
            throw nothing();
        }
        return new SearchQuery(wanted, unwanted);
    }

    /** Of a query that is well-formed, and has nothing that could be looked for. */
    static ProblemException nothing() {
        return new ProblemException(
                ErrorCode.SEARCH_EMPTY, "type a word of " + SHORTEST + " letters or digits that is not in every text");
    }

    /** The text itself where it may be a query at all. */
    static String checked(@Nullable String typed) {
        String text = typed == null ? "" : typed.strip();
        if (text.length() > LONGEST) {
            throw new ProblemException(ErrorCode.TEXT_TOO_LONG, "a query has at most " + LONGEST + " characters");
        }
        if (text.codePoints().anyMatch(point -> point == 0 || isLone(point))) {
            throw new ProblemException(ErrorCode.INVALID_TEXT, "the query has characters that no text has");
        }
        if (letters(text) < SHORTEST) {
            throw nothing();
        }
        return text;
    }

    private static boolean isLone(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static int letters(String term) {
        return (int) term.codePoints().filter(Character::isLetterOrDigit).count();
    }

    /** The quotation marks of both languages; each ends what any of them began. */
    private static boolean isQuote(char each) {
        return "\"«»“”„".indexOf(each) >= 0;
    }

    private static int endOfQuote(String text, int begin) {
        int end = begin;
        while (end < text.length() && !isQuote(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int endOfWord(String text, int begin) {
        int end = begin;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
