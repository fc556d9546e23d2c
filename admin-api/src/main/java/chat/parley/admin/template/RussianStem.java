package chat.parley.admin.template;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What is left of a Russian word without its endings, by the rules that Porter's Snowball gives for Russian: the
 * endings of gerunds, adjectives, participles, verbs and nouns are taken off behind the first vowel.
 */
final class RussianStem {
    private static final String VOWELS = "аеиоуыэюя";
    private static final List<String> GERUND = endings("ив ивши ившись ыв ывши ывшись");
    private static final List<String> GERUND_AFTER_A = endings("в вши вшись");
    private static final List<String> REFLEXIVE = endings("ся сь");
    private static final List<String> ADJECTIVE =
            endings("ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею");
    private static final List<String> PARTICIPLE = endings("ивш ывш ующ");
    private static final List<String> PARTICIPLE_AFTER_A = endings("ем нн вш ющ щ");
    private static final List<String> VERB =
            endings("ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено"
                    + " ят ует уют ит ыт ены ить ыть ишь ую ю");
    private static final List<String> VERB_AFTER_A = endings("ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно");
    private static final List<String> NOUN = endings("а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем"
            + " ам ом о у ах иях ях ы ь ию ью ю ия ья я");
    private static final List<String> SUPERLATIVE = endings("ейш ейше");

    private RussianStem() {}

    /** @param word in lower case, with е for ё */
    static String of(String word) {
        int start = afterVowel(word, 0);
        if (start == word.length()) {
            return word;
        }
        String tail = inflection(word.substring(start));
        tail = cut(tail, "и");
        tail = derivation(word.substring(0, start), tail);
        String plain = cutAny(tail, SUPERLATIVE);
        if (plain.endsWith("нн")) {
            plain = plain.substring(0, plain.length() - 1);
        } else if (plain.length() == tail.length()) {
            plain = cut(tail, "ь");
        }
        return word.substring(0, start) + plain;
    }

    private static String inflection(String tail) {
        String shorter = cutVerbal(tail, GERUND, GERUND_AFTER_A);
        if (shorter.length() < tail.length()) {
            return shorter;
        }
        String own = cutAny(tail, REFLEXIVE);
        shorter = cutAny(own, ADJECTIVE);
        if (shorter.length() < own.length()) {
            return cutVerbal(shorter, PARTICIPLE, PARTICIPLE_AFTER_A);
        }
        shorter = cutVerbal(own, VERB, VERB_AFTER_A);
        return shorter.length() < own.length() ? shorter : cutAny(own, NOUN);
    }

    /** Takes off what makes a noun of an adjective, where enough is left before it. */
    private static String derivation(String head, String tail) {
        String shorter = cut(cut(tail, "ость"), "ост");
        if (shorter.length() == tail.length()) {
            return tail;
        }
        int second = afterConsonant(head + shorter, afterVowel(head + shorter, 0));
        return second < head.length() + shorter.length() ? shorter : tail;
    }

    /** One list goes off anywhere, the other only behind а or я, which stays; the longest fitting ending counts. */
    private static String cutVerbal(String text, List<String> anywhere, List<String> afterA) {
        String first = cutAny(text, anywhere);
        String second = text;
        for (String ending : afterA) {
            int left = text.length() - ending.length();
            if (left > 0 && text.endsWith(ending) && "ая".indexOf(text.charAt(left - 1)) >= 0) {
                second = text.substring(0, left);
                break;
            }
        }
        return first.length() <= second.length() ? first : second;
    }

    private static String cutAny(String text, List<String> longestFirst) {
        for (String ending : longestFirst) {
            if (text.endsWith(ending)) {
                return cut(text, ending);
            }
        }
        return text;
    }

    private static String cut(String text, String ending) {
        return text.endsWith(ending) ? text.substring(0, text.length() - ending.length()) : text;
    }

    private static int afterVowel(String word, int from) {
        return after(word, from, true);
    }

    private static int afterConsonant(String word, int from) {
        return after(word, from, false);
    }

    private static int after(String word, int from, boolean vowel) {
        for (int i = from; i < word.length(); i++) {
            if ((VOWELS.indexOf(word.charAt(i)) >= 0) == vowel) {
                return i + 1;
            }
        }
        return word.length();
    }

    private static List<String> endings(String words) {
        return Arrays.stream(words.split(" ", -1))
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }
}
