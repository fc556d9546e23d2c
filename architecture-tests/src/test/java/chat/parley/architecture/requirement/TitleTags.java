package chat.parley.architecture.requirement;

import chat.parley.architecture.Tree.Text;
import java.util.List;
import java.util.regex.Pattern;

/** The ids in the titles of the tests in a TypeScript file, like {@code it('[W-22] …', …)}. */
final class TitleTags {
    private static final Pattern TITLE = Pattern.compile("\\(\\s*(['\"`])((?:\\\\.|(?!\\1).)*)\\1", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("\\[(" + Proof.ID + ")]\\s*");

    private TitleTags() {}

    static List<Proof> in(Text file) {
        return TITLE.matcher(file.content())
                .results()
                .map(found -> found.group(2))
                .flatMap(title ->
                        ID.matcher(title).results().map(id -> new Proof(id.group(1), file.name(), plain(title))))
                .toList();
    }

    private static String plain(String title) {
        return ID.matcher(title)
                .replaceAll("")
                .replaceAll("\\\\(['\"`])", "$1")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
