package chat.parley.admin.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The templates of one language, ready to be found by what somebody begins to write [W-18] [N-22]. Words count without
 * their endings and with a slip or two forgiven; rare ones count for more than those that stand everywhere, those of a
 * name for more than those of a text.
 */
final class TemplateIndex {
    /** Of a long text the end counts: it is what the answer is about now. */
    private static final int MOST_WORDS = 24;

    /** How much of what was written a template must be about to be offered while somebody writes. */
    private static final double WORTH_OFFERING = 0.3;

    private static final int IN_NAME = 3;
    private static final int IN_SECTION = 1;
    private static final double SATURATION = 1.2;
    private static final double LENGTH_COUNTS = 0.4;

    private final List<Template> templates;
    private final Vocabulary vocabulary = new Vocabulary();
    private final List<Numbers> places = new ArrayList<>();
    private final List<Numbers> counts = new ArrayList<>();
    private final int[] lengths;
    private final double usualLength;

    /** What is like a text, and how much: 1 where all of the text's words are in it, 0 where none is. */
    record Match(Template template, double likeness) {}

    TemplateIndex(List<Template> all) {
        templates = all.stream().sorted(Template.ORDER).toList();
        lengths = new int[templates.size()];
        var stems = new HashMap<String, String>();
        for (int i = 0; i < templates.size(); i++) {
            Template template = templates.get(i);
            var words = new HashMap<String, Integer>();
            count(words, stems, template.text(), 1);
            count(words, stems, template.name(), IN_NAME);
            count(words, stems, template.section(), IN_SECTION);
            int place = i;
            words.forEach((word, times) -> note(word, place, times));
        }
        usualLength = Math.max(1, IntStream.of(lengths).average().orElse(1));
    }

    /** Those that {@code seen} lets through, as people look for them. */
    List<Template> all(Predicate<Template> seen) {
        return templates.stream().filter(seen).toList();
    }

    /**
     * The ones that are most like a text, the likest first.
     *
     * @param seen which count
     * @param most how many at most
     */
    List<Match> closest(String text, Predicate<Template> seen, int most) {
        List<String> words = Stems.words(text);
        words = words.subList(Math.max(0, words.size() - MOST_WORDS), words.size());
        boolean unfinished = !text.isEmpty() && Character.isLetterOrDigit(text.charAt(text.length() - 1));
        var scores = new double[templates.size()];
        double possible = 0;
        for (int i = 0; i < words.size(); i++) {
            boolean begun = unfinished && i == words.size() - 1;
            possible += add(scores, words.get(i), begun);
        }
        double enough = possible * WORTH_OFFERING;
        double whole = possible == 0 ? 1 : possible;
        return IntStream.range(0, scores.length)
                .filter(place -> scores[place] > 0 && scores[place] >= enough && seen.test(templates.get(place)))
                .mapToObj(place -> new Match(templates.get(place), scores[place] / whole))
                .sorted(Comparator.comparingDouble(Match::likeness).reversed())
                .limit(most)
                .toList();
    }

    /** Adds what one word says for each template, and answers the most it could have said for one. */
    private double add(double[] scores, String word, boolean begun) {
        Map<Integer, Double> best = new HashMap<>();
        double most = 0;
        for (Vocabulary.Guess guess : guesses(word, begun)) {
            Numbers where = places.get(guess.word());
            Numbers times = counts.get(guess.word());
            double weight = rarity(where.size()) * guess.likeness();
            most = Math.max(most, weight);
            for (int i = 0; i < where.size(); i++) {
                best.merge(where.get(i), weight * presence(times.get(i), where.get(i)), Math::max);
            }
        }
        best.forEach((place, score) -> scores[place] += score);
        // What no template speaks of is as rare as can be.
        return most == 0 ? rarity(0) : most;
    }

    private List<Vocabulary.Guess> guesses(String word, boolean begun) {
        List<Vocabulary.Guess> guesses = vocabulary.guesses(Stems.stem(word), begun);
        if (!begun || Stems.stem(word).equals(word)) {
            return guesses;
        }
        // An ending that was only begun is no ending yet.
        var both = new ArrayList<>(guesses);
        both.addAll(vocabulary.guesses(word, true));
        return both;
    }

    private double presence(int times, int place) {
        double length = 1 - LENGTH_COUNTS + LENGTH_COUNTS * lengths[place] / usualLength;
        return times * (SATURATION + 1) / (times + SATURATION * length);
    }

    private double rarity(int having) {
        return Math.log1p((templates.size() - having + 0.5) / (having + 0.5));
    }

    private void note(String word, int place, int times) {
        int number = vocabulary.learn(word);
        if (number == places.size()) {
            places.add(new Numbers());
            counts.add(new Numbers());
        }
        places.get(number).add(place);
        counts.get(number).add(times);
        lengths[place] += times;
    }

    private static void count(Map<String, Integer> words, Map<String, String> stems, String text, int weight) {
        for (String word : Stems.words(text)) {
            words.merge(stems.computeIfAbsent(word, Stems::stem), weight, Integer::sum);
        }
    }
}
