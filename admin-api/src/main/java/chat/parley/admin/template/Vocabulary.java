package chat.parley.admin.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words by number, found also when they are written a little differently. */
final class Vocabulary {
    /** Shorter words have too many neighbours to guess what was meant. */
    private static final int SHORTEST_GUESSED = 4;

    /** From this length on two slips are forgiven. */
    private static final int LONG = 8;

    /** With so many first letters in common, two words are likely to be forms of one. */
    private static final int COMMON_HEAD = 5;

    private static final double ONE_SLIP = 0.8;
    private static final double TWO_SLIPS = 0.6;
    private static final double SAME_HEAD = 0.55;
    private static final double BEGUN = 0.85;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private final Map<Integer, Numbers> byPair = new HashMap<>();

    /**
     * A word that may be meant.
     *
     * @param likeness 1 for the word itself, less for what is only like it
     */
    record Guess(int word, double likeness) {}

    /** The number of {@code word}, which it gets where it has none yet. */
    int learn(String word) {
        Integer known = numbers.get(word);
        if (known != null) {
            return known;
        }
        int number = words.size();
        numbers.put(word, number);
        words.add(word);
        for (int i = 0; i < pairs(word); i++) {
            byPair.computeIfAbsent(pair(word, i), pair -> new Numbers()).add(number);
        }
        return number;
    }

    /**
     * What {@code word} may mean.
     *
     * @param begun whether it may be the beginning of a longer one
     */
    List<Guess> guesses(String word, boolean begun) {
        var guesses = new ArrayList<Guess>();
        Integer exact = numbers.get(word);
        if (exact != null) {
            guesses.add(new Guess(exact, 1));
        }
        if (word.length() < SHORTEST_GUESSED && !begun) {
            return guesses;
        }
        for (int candidate : alike(word)) {
            double likeness = exact != null && candidate == exact ? 0 : likeness(word, words.get(candidate), begun);
            if (likeness > 0) {
                guesses.add(new Guess(candidate, likeness));
            }
        }
        return guesses;
    }

    private static double likeness(String typed, String word, boolean begun) {
        if (begun && typed.length() > 1 && word.startsWith(typed)) {
            return BEGUN;
        }
        if (typed.length() < SHORTEST_GUESSED) {
            return 0;
        }
        int most = typed.length() >= LONG ? 2 : 1;
        int slips = Slips.between(typed, word, most);
        if (slips <= most) {
            return slips == 1 ? ONE_SLIP : TWO_SLIPS;
        }
        int head = 0;
        int shorter = Math.min(typed.length(), word.length());
        while (head < shorter && typed.charAt(head) == word.charAt(head)) {
            head++;
        }
        boolean forms = head >= COMMON_HEAD && Math.max(typed.length(), word.length()) - head <= COMMON_HEAD - 1;
        return forms ? SAME_HEAD : 0;
    }

    /** Words that share enough pairs of letters with it to be worth comparing. */
    private List<Integer> alike(String word) {
        var shared = new int[words.size()];
        var touched = new Numbers();
        for (int i = 0; i < pairs(word); i++) {
            Numbers known = byPair.get(pair(word, i));
            for (int j = 0; known != null && j < known.size(); j++) {
                if (shared[known.get(j)]++ == 0) {
                    touched.add(known.get(j));
                }
            }
        }
        // A slip costs two pairs, a swap of neighbours three.
        int enough = Math.max(1, pairs(word) - (word.length() >= LONG ? 6 : 3));
        var alike = new ArrayList<Integer>();
        for (int i = 0; i < touched.size(); i++) {
            if (shared[touched.get(i)] >= enough) {
                alike.add(touched.get(i));
            }
        }
        return alike;
    }

    private static int pairs(String word) {
        return word.length() + 1;
    }

    /** The pair that ends with the letter at {@code at}; before the first and behind the last is nothing. */
    private static int pair(String word, int at) {
        int first = at == 0 ? 0 : word.charAt(at - 1);
        int second = at == word.length() ? 0 : word.charAt(at);
        return first << Character.SIZE | second;
    }
}
