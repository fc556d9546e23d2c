package chat.parley.ingest.visitor;

/**
 * A frame as it goes out, written once for however many sockets get it.
 *
 * @param kind what it is, for the metrics
 * @param text its JSON
 * @param bytes how long it is in UTF-8
 */
public record OutgoingText(String kind, String text, int bytes) {
    public static OutgoingText of(String kind, String text) {
        return new OutgoingText(kind, text, utf8Length(text));
    }

    /** How many bytes {@code text} has in UTF-8, without encoding it. */
    public static int utf8Length(String text) {
        int bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x800) {
                // Half of a surrogate pair counts two bytes, so that the pair has its four.
                bytes += Character.isSurrogate(c) ? 1 : 2;
            } else if (c >= 0x80) {
                bytes++;
            }
        }
        return bytes;
    }
}
