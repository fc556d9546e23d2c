package chat.parley.dialog.search;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of a text that shows why it was found, in pieces that are marked or not.
 *
 * <p>PostgreSQL marks the words in the text as it is searched, where each character stands for one of the text itself;
 * so the places are taken from there, and the characters from the text.
 */
final class Highlight {
    /** Around each word found; the searched text has none of them. */
    static final char BEGIN = '\uE000';

    static final char END = '\uE001';

    /** Characters shown at most, and how many of them before the first word found. */
    static final int SHOWN = 240;

    static final int BEFORE = 60;

    private Highlight() {}

    /** @param hit whether it is a word that was looked for */
    record Part(String text, boolean hit) {}

    /**
     * @param text as it was written
     * @param marked the searched text with marks; where it is of another length, nothing is marked
     */
    static List<Part> of(String text, String marked) {
        boolean[] hits = places(text.length(), marked);
        int first = first(hits);
        int begin = text.length() <= SHOWN ? 0 : wordBefore(text, Math.max(0, first - BEFORE));
        int end = Math.min(text.length(), begin + SHOWN);
        if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
            end--;
        }
        var parts = new ArrayList<Part>();
        var piece = new StringBuilder(begin > 0 ? "…" : "");
        boolean hit = false;
        for (int i = begin; i < end; i++) {
            if (hits[i] != hit) {
                add(parts, piece, hit);
                hit = hits[i];
            }
            piece.append(text.charAt(i));
        }
        if (end < text.length()) {
            if (hit) {
                add(parts, piece, true);
                hit = false;
            }
            piece.append('…');
        }
        add(parts, piece, hit);
        return List.copyOf(parts);
    }

    private static void add(List<Part> parts, StringBuilder piece, boolean hit) {
        if (!piece.isEmpty()) {
            parts.add(new Part(piece.toString(), hit));
            piece.setLength(0);
        }
    }

    private static boolean[] places(int length, String marked) {
        var hits = new boolean[length];
        int at = 0;
        boolean hit = false;
        for (int i = 0; i < marked.length(); i++) {
            char each = marked.charAt(i);
            if (each == BEGIN || each == END) {
                hit = each == BEGIN;
            } else {
                if (at < length) {
                    hits[at] = hit;
                }
                at++;
            }
        }
        return at == length ? hits : new boolean[length];
    }

    private static int first(boolean[] hits) {
        for (int i = 0; i < hits.length; i++) {
            if (hits[i]) {
                return i;
            }
        }
        return 0;
    }

    /** Where the word at {@code place} begins, if that is not far. */
    private static int wordBefore(String text, int place) {
        for (int i = place; i > Math.max(0, place - 20); i--) {
            if (Character.isWhitespace(text.charAt(i - 1))) {
                return i;
            }
        }
        return place > 0 && Character.isLowSurrogate(text.charAt(place)) ? place - 1 : place;
    }
}
