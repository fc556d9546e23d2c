package chat.parley.architecture.source;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The text of a Java file. */
final class JavaText {
    private static final Pattern SPOKEN = Pattern.compile(
            "(?<block>\\R?/\\*(?s:.*?)\\*/)|(?<line>//[^\\n]*)|(?<text>\"\"\"(?s:.*?)(?<!\\\\)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\")"
                    + "|(?<letter>'(?:\\\\.|[^'\\\\\\n])+')");

    private JavaText() {}

    /** The same without comments and with empty texts; every line keeps its number. */
    static String code(String content) {
        return SPOKEN.matcher(content).replaceAll(JavaText::silent);
    }

    private static String silent(MatchResult found) {
        var lines =
                "\n".repeat((int) found.group().chars().filter(c -> c == '\n').count());
        return found.group("text") != null ? "\"\"" + lines : lines;
    }
}
