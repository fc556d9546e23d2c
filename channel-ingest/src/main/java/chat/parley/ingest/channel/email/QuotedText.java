package chat.parley.ingest.channel.email;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Folds what a mail repeats: the mail that it answers, and its sender's signature. */
final class QuotedText {
    /** Stands for what was folded. */
    static final String FOLD = "⋯";

    private static final int LONGEST_SIGNATURE = 15;
    private static final int HEADER_LINES = 5;
    private static final int LONGEST_LINE = 400;

    private static final Pattern ATTRIBUTION =
            Pattern.compile("(?iu)^\\s*(?:on\\s.{4,200}|.{0,200}\\d{4}.{0,200}|.{0,200}@.{0,200})"
                    + "(?:wrote|schrieb|writes|пишет|написала?|написал\\(а\\)|писал\\(а\\))\\s*:?\\s*$|^\\s*on\\s.{4,200}wrote:\\s*$"
                    + "|^\\s*.{0,200}<[^<>\\s]+@[^<>\\s]+>\\s*:\\s*$");

    private static final Pattern BEGINNING = Pattern.compile("(?iu)^\\s*(?:on\\s.+|.*\\d{4}.*)$");

    private static final Pattern ORIGINAL = Pattern.compile(
            "(?iu)^\\s*-{2,}\\s*(?:original message|исходное сообщение|ursprüngliche nachricht)\\s*-{2,}\\s*$");

    private static final Pattern FROM = Pattern.compile("(?iu)^\\s*\\*?(?:from|от|von)\\s?:\\*?\\s.+$");
    private static final Pattern HEADER =
            Pattern.compile("(?iu)^\\s*\\*?(?:sent|date|to|отправлено|дата|кому|gesendet|an)\\s?:\\*?\\s.+$");

    private static final Pattern DEVICE = Pattern.compile(
            "(?iu)^\\s*(?:sent from my|sent from mail|get outlook for|отправлено с|отправлено из)\\s.{1,80}$");

    private QuotedText() {}

    /** The mail's own words, and {@link #FOLD} where something was folded; the whole where nothing else is left. */
    static String fold(String text) {
        String whole = text.strip();
        List<String> lines = new ArrayList<>(whole.lines().toList());
        boolean folded = cutOriginal(lines);
        folded |= cutQuote(lines);
        folded |= cutSignature(lines);
        String own = String.join("\n", lines).strip();
        if (own.isEmpty() || !folded) {
            return whole;
        }
        return own + "\n" + FOLD;
    }

    /** What Outlook puts below: a line or a head of several lines, and then everything. */
    private static boolean cutOriginal(List<String> lines) {
        for (int i = 1; i < lines.size(); i++) {
            if (is(ORIGINAL, lines.get(i)) || isHead(lines, i)) {
                boolean ruled = lines.get(i - 1).matches("\\s*_{5,}\\s*");
                cut(lines, ruled ? i - 1 : i);
                return true;
            }
        }
        return false;
    }

    private static boolean isHead(List<String> lines, int at) {
        return is(FROM, lines.get(at))
                && lines.subList(at + 1, Math.min(lines.size(), at + HEADER_LINES)).stream()
                        .anyMatch(line -> is(HEADER, line));
    }

    /** A quote above or below; answers that are written between quoted lines stay as they are. */
    private static boolean cutQuote(List<String> lines) {
        int first = first(lines, 0);
        if (first < 0) {
            return false;
        }
        int end = first;
        while (end < lines.size() && (isQuoted(lines.get(end)) || lines.get(end).isBlank())) {
            end++;
        }
        if (first(lines, end) >= 0) {
            return false;
        }
        int begin = first;
        while (begin > 0 && lines.get(begin - 1).isBlank()) {
            begin--;
        }
        // Long attributions are broken into two lines.
        if (begin > 1
                && is(BEGINNING, lines.get(begin - 2))
                && is(ATTRIBUTION, lines.get(begin - 2) + " " + lines.get(begin - 1))) {
            begin -= 2;
        } else if (begin > 0 && is(ATTRIBUTION, lines.get(begin - 1))) {
            begin--;
        }
        lines.subList(begin, end).clear();
        return true;
    }

    private static int first(List<String> lines, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (isQuoted(lines.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean cutSignature(List<String> lines) {
        while (!lines.isEmpty() && lines.getLast().isBlank()) {
            lines.removeLast();
        }
        if (lines.size() > 1 && is(DEVICE, lines.getLast())) {
            lines.removeLast();
            return true;
        }
        for (int i = lines.size() - 1; i > 0 && i >= lines.size() - LONGEST_SIGNATURE; i--) {
            if (lines.get(i).matches("--\\s?")) {
                cut(lines, i);
                return true;
            }
        }
        return false;
    }

    /** Nothing of that sort is as long as some lines are. */
    private static boolean is(Pattern sort, String line) {
        return line.length() <= LONGEST_LINE && sort.matcher(line).matches();
    }

    private static boolean isQuoted(String line) {
        return line.startsWith(">");
    }

    private static void cut(List<String> lines, int from) {
        lines.subList(from, lines.size()).clear();
    }
}
