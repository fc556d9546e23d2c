package chat.parley.ingest.kit;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text that is too long for one message where a reader would: between paragraphs, lines, sentences, words. */
public final class TextSplit {
    private static final List<String> SEAMS = List.of("\n\n", "\n", ". ", "! ", "? ", " ");

    private TextSplit() {}

    /**
     * The text in pieces that are neither blank nor longer than {@code limit} UTF-16 units; nothing but white space at
     * the seams is lost, and no character of two units is cut in two.
     */
    public static List<String> pieces(String text, int limit) {
        var pieces = new ArrayList<String>();
        String rest = text.strip();
        while (rest.length() > limit) {
            int end = seam(rest, limit);
            add(pieces, rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        add(pieces, rest);
        return List.copyOf(pieces);
    }

    /** Where to cut, at least halfway, else as late as possible. */
    private static int seam(String text, int limit) {
        for (String seam : SEAMS) {
            int at = text.lastIndexOf(seam, limit - seam.length());
            if (at >= limit / 2) {
                return at + seam.length();
            }
        }
        return Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    }

    private static void add(List<String> pieces, String piece) {
        if (!piece.isBlank()) {
            pieces.add(piece.stripTrailing());
        }
    }
}
