package chat.parley.ingest.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import org.jspecify.annotations.Nullable;

/** Makes of what a sender calls a file a name that is safe to show and to save under. */
public final class FileNames {
    private static final int LONGEST = 120;

    private FileNames() {}

    /** @param encoded percent-encoded UTF-8; null for none */
    public static String decoded(@Nullable String encoded) {
        if (encoded == null) {
            return clean("");
        }
        try {
            return clean(URLDecoder.decode(encoded.replace("+", "%2B"), UTF_8));
        } catch (IllegalArgumentException e) {
            return clean(encoded);
        }
    }

    /** Without folders, control characters, and characters that change the direction of the text; never empty. */
    public static String clean(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var clean = new StringBuilder();
        last.codePoints().filter(FileNames::isFine).forEach(clean::appendCodePoint);
        String stripped = clean.toString().strip();
        while (stripped.startsWith(".")) {
            stripped = stripped.substring(1).strip();
        }
        return stripped.isEmpty() ? "file" : shortened(stripped);
    }

    /** The value of {@code Content-Disposition} in its two forms, for old readers and for all others. */
    public static String disposition(boolean shown, String name) {
        String ascii = name.replaceAll("[^ A-Za-z0-9._()-]", "_");
        String encoded = URLEncoder.encode(name, UTF_8).replace("+", "%20").replace("*", "%2A");
        return (shown ? "inline" : "attachment") + "; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
    }

    private static boolean isFine(int c) {
        boolean format = Character.getType(c) == Character.FORMAT && c != 0x200d;
        return !Character.isISOControl(c)
                && !format
                && Character.getType(c) != Character.SURROGATE
                && Character.isDefined(c)
                && "<>:\"|?*".indexOf(c) < 0;
    }

    /** Keeps the end, which says what it is. */
    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String end = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        int cut = LONGEST - end.length();
        return name.substring(0, Character.isHighSurrogate(name.charAt(cut - 1)) ? cut - 1 : cut) + end;
    }
}
