package chat.parley.dialog.search;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** By which words a visitor is found, and the words of a query for them [T-14]. */
final class VisitorWords {
    /** A shorter word must be there as it is; a longer one may be the beginning. */
    private static final int BEGINNING = 3;

    /** People remember numbers by their ends, with and without the country. */
    private static final List<Integer> PHONE_ENDS = List.of(4, 7, 10);

    private static final int MOST = 8;

    /** PostgreSQL's limit for a word is 2,046 bytes. */
    private static final int LONGEST = 500;

    private VisitorWords() {}

    /**
     * @param names under which the visitor was known
     * @param ids the visitor's own, and the one their site gave them
     */
    static Collection<String> of(
            Collection<String> names, Collection<String> emails, Collection<String> phones, Collection<String> ids) {
        var words = new TreeSet<String>();
        names.forEach(name -> words.addAll(parts(name)));
        for (String email : emails) {
            words.add(folded(email));
            words.addAll(parts(email));
        }
        for (String phone : phones) {
            String digits = digits(phone);
            words.add(digits);
            PHONE_ENDS.stream()
                    .filter(end -> digits.length() > end)
                    .forEach(end -> words.add(digits.substring(digits.length() - end)));
        }
        ids.forEach(id -> words.add(folded(id)));
        words.removeIf(word -> word.isEmpty() || word.length() > LONGEST);
        return words;
    }

    /** The account as a word that is nobody's. */
    static String account(String account) {
        return "account " + account;
    }

    /**
     * The query as a {@code tsquery}: every word of it, or all of it as one number, address or id.
     *
     * @return null where it has no word
     */
    static @Nullable String query(String account, String typed) {
        var whole = new TreeSet<String>();
        whole.add(folded(typed));
        String digits = digits(typed);
        if (digits.length() >= BEGINNING && typed.codePoints().noneMatch(Character::isLetter)) {
            whole.add(digits);
            if (digits.length() == 11 && digits.startsWith("8")) {
                // As it is dialled within Russia.
                whole.add("7" + digits.substring(1));
            }
        }
        List<String> parts = parts(typed);
        if (parts.isEmpty() || parts.size() > MOST) {
            return null;
        }
        String all = parts.stream().map(VisitorWords::beginning).collect(Collectors.joining(" & "));
        String any = Stream.concat(Stream.of("(" + all + ")"), whole.stream().map(VisitorWords::beginning))
                .collect(Collectors.joining(" | "));
        return quoted(account(account)) + " & (" + any + ")";
    }

    private static String beginning(String word) {
        return word.length() < BEGINNING ? quoted(word) : quoted(word) + ":*";
    }

    private static String quoted(String word) {
        return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private static List<String> parts(String text) {
        return Stream.of(folded(text).split("[^\\p{L}\\p{N}\\p{M}]+"))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replace('ё', 'е');
    }
}
