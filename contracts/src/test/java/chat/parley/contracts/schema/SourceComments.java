package chat.parley.contracts.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The javadoc of the contract's types, read from their source. */
final class SourceComments {
    private static final Path SOURCES =
            Path.of(System.getProperty("basedir", "")).resolve("src/main/java");

    private static final Pattern ANNOTATION = Pattern.compile(
            // Loops over stretches, not characters: a long annotation must not exhaust the stack.
            "@\\w+(?:\\.\\w+)*(?:\\([^()]*+(?:\\([^()]*+(?:\\([^()]*+\\)[^()]*+)*\\)[^()]*+)*\\))?");
    private static final Pattern MODIFIERS = Pattern.compile("(?:\\s++|public|static|final|sealed)*");
    private static final Pattern INLINE_TAG = Pattern.compile("\\{@(?:code|link)\\s+([^}]*)}");
    private static final Pattern REQUIREMENT = Pattern.compile("\\s*\\[[A-Z]-\\d+(, [A-Z]-\\d+)*]");

    private final Map<Class<?>, Comment> known = new HashMap<>();

    /**
     * What is said of a type.
     *
     * @param text its first part, before any tag; empty for none
     * @param parameters by name
     */
    record Comment(String text, Map<String, String> parameters) {
        private static final Comment NONE = new Comment("", Map.of());

        /** Of a component; empty for none. */
        String of(String component) {
            return parameters.getOrDefault(component, "");
        }

        /** Up to the first full stop. */
        String firstSentence() {
            int end = text.indexOf(". ");
            return end < 0 ? text : text.substring(0, end + 1);
        }
    }

    Comment of(Class<?> type) {
        return known.computeIfAbsent(type, SourceComments::read);
    }

    private static Comment read(Class<?> type) {
        var source = source(type);
        var declaration = Pattern.compile("\\b(?:record|interface|enum|class) " + type.getSimpleName() + "\\b")
                .matcher(source);
        while (declaration.find()) {
            int end = source.lastIndexOf("*/", declaration.start());
            int start = end < 0 ? -1 : source.lastIndexOf("/**", end);
            if (start >= 0 && nothingBut(source.substring(end + 2, declaration.start()))) {
                return parse(source.substring(start + 3, end));
            }
        }
        return Comment.NONE;
    }

    private static String source(Class<?> type) {
        var top = type;
        while (top.getDeclaringClass() != null) {
            top = top.getDeclaringClass();
        }
        try {
            return Files.readString(SOURCES.resolve(top.getName().replace('.', '/') + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether only annotations and modifiers stand there, so that the comment belongs to what follows. */
    private static boolean nothingBut(String between) {
        return MODIFIERS.matcher(ANNOTATION.matcher(between).replaceAll("")).matches();
    }

    private static Comment parse(String comment) {
        var lines = comment.replaceAll("(?m)^\\s*\\*\\s?", " ");
        // A tag stands at the start of the comment or of a line.
        var parts = lines.split("(?:^|\\n)\\s*@", -1);
        var parameters = new HashMap<String, String>();
        for (int i = 1; i < parts.length; i++) {
            var parameter =
                    Pattern.compile("param\\s+(\\w+)\\s+(.*)", Pattern.DOTALL).matcher(parts[i]);
            if (parameter.matches()) {
                parameters.put(parameter.group(1), plain(parameter.group(2)));
            }
        }
        return new Comment(plain(parts[0]), parameters);
    }

    private static String plain(String text) {
        var untagged = INLINE_TAG
                .matcher(text)
                .replaceAll(tag -> Matcher.quoteReplacement(tag.group(1).replaceFirst("^#", "")));
        return REQUIREMENT
                .matcher(untagged)
                .replaceAll("")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
