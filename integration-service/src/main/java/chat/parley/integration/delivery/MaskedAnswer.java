package chat.parley.integration.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/** The beginning of an endpoint's answer, fit to be kept: nothing in it that looks like a person or a secret. */
public final class MaskedAnswer {
    /** How much of an answer is read, in bytes. */
    public static final int LONGEST = 1_024;

    private static final String MASK = "•••";
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}&&[^\n\t]]");
    private static final Pattern ADDRESS = Pattern.compile("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+");
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d[\\d ()-]{4,}\\d");
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_+/=.-]{20,}");

    private MaskedAnswer() {}

    /** @param body at most {@link #LONGEST} bytes of it are used */
    public static String of(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, LONGEST), UTF_8);
        text = UNPRINTABLE.matcher(text).replaceAll("");
        text = ADDRESS.matcher(text).replaceAll(MASK);
        text = SECRET.matcher(text).replaceAll(MASK);
        return NUMBER.matcher(text).replaceAll(MASK);
    }
}
