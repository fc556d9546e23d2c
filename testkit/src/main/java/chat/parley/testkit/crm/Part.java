package chat.parley.testkit.crm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a form with files.
 *
 * @param fileName null for a field
 */
record Part(String name, @Nullable String fileName, byte[] content) {
    private static final Pattern DISPOSITION =
            Pattern.compile("Content-Disposition: form-data; name=\"([^\"]*)\"(?:; filename=\"([^\"]*)\")?");

    static List<Part> read(@Nullable String mediaType, byte[] body) {
        if (mediaType == null || !mediaType.startsWith("multipart/form-data; boundary=")) {
            return List.of();
        }
        // Bytes as characters, one each: a file may be anything.
        String between = "--" + mediaType.substring(mediaType.indexOf('=') + 1);
        var parts = new ArrayList<Part>();
        for (String part : ("\r\n" + new String(body, ISO_8859_1)).split(Pattern.quote("\r\n" + between), -1)) {
            int head = part.indexOf("\r\n\r\n");
            var named = DISPOSITION.matcher(part);
            if (head >= 0 && named.find() && named.start() < head) {
                parts.add(new Part(
                        text(named.group(1)),
                        named.group(2) == null ? null : text(named.group(2)),
                        part.substring(head + 4).getBytes(ISO_8859_1)));
            }
        }
        return parts;
    }

    String text() {
        return new String(content, UTF_8);
    }

    private static String text(String bytes) {
        return new String(bytes.getBytes(ISO_8859_1), UTF_8);
    }
}
