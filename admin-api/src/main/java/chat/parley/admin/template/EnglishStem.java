package chat.parley.admin.template;

/** What is left of a word in Latin letters without the endings that English gives it. */
final class EnglishStem {
    private static final String VOWELS = "aeiouy";
    private static final int SHORTEST = 3;

    private EnglishStem() {}

    /** @param word in lower case */
    static String of(String word) {
        String stem = verbal(plural(word));
        stem = without(stem, "ly", SHORTEST);
        stem = without(stem, "ment", SHORTEST + 1);
        stem = without(stem, "ness", SHORTEST + 1);
        if (stem.length() > SHORTEST && stem.endsWith("y")) {
            return stem.substring(0, stem.length() - 1) + "i";
        }
        return without(stem, "e", SHORTEST);
    }

    private static String plural(String word) {
        if (word.length() > SHORTEST + 1 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        for (String end : new String[] {"sses", "shes", "ches", "xes", "zes"}) {
            if (word.endsWith(end)) {
                return word.substring(0, word.length() - 2);
            }
        }
        boolean kept = word.endsWith("ss") || word.endsWith("us") || word.endsWith("is");
        return kept ? word : without(word, "s", SHORTEST);
    }

    private static String verbal(String word) {
        for (String end : new String[] {"ing", "ed"}) {
            String stem = without(word, end, SHORTEST);
            if (stem.length() < word.length() && stem.chars().anyMatch(letter -> VOWELS.indexOf(letter) >= 0)) {
                int last = stem.length() - 1;
                boolean doubled = stem.charAt(last) == stem.charAt(last - 1) && "lsz".indexOf(stem.charAt(last)) < 0;
                return doubled ? stem.substring(0, last) : stem;
            }
        }
        return word;
    }

    private static String without(String word, String ending, int left) {
        return word.endsWith(ending) && word.length() - ending.length() >= left
                ? word.substring(0, word.length() - ending.length())
                : word;
    }
}
