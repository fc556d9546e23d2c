package chat.parley.admin.template;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words of a text as they are compared: in lower case, without endings, е for ё. */
final class Stems {
    private static final Pattern VARIABLE = Pattern.compile("\\{[a-z]{1,20}\\}");

    private Stems() {}

    /** The words themselves, in lower case. */
    static List<String> words(String text) {
        String folded = Normalizer.normalize(VARIABLE.matcher(text).replaceAll(" "), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('ё', 'е');
        var words = new ArrayList<String>();
        int start = -1;
        for (int i = 0; i <= folded.length(); i++) {
            boolean letter = i < folded.length() && Character.isLetterOrDigit(folded.charAt(i));
            if (letter && start < 0) {
                start = i;
            } else if (!letter && start >= 0) {
                words.add(folded.substring(start, i));
                start = -1;
            }
        }
        return words;
    }

    /** A word of {@link #words} without its endings; one in other letters stays as it is. */
    static String stem(String word) {
        char first = word.charAt(0);
        if (first >= 'а' && first <= 'я') {
            return RussianStem.of(word);
        }
        return first >= 'a' && first <= 'z' ? EnglishStem.of(word) : word;
    }
}
