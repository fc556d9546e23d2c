package chat.parley.architecture.rule;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.architecture.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A record writes all of itself wherever it is put into a line of a log, an exception or a failed assertion; one that
 * holds a secret has to say something else.
 */
class SecretsTest {
    private static final Pattern RECORD =
            Pattern.compile("\\brecord (\\w+)(?:<[^>]*>)?\\s*\\(([^{;]*?)\\)\\s*(?:implements [^{]*)?\\{");
    private static final Pattern SECRET = Pattern.compile(
            "\\bString (\\w*(?:[tT]oken|[sS]ecret|[pP]assword|[pP]rivateKey|accessKey|identityKey))\\b");

    /** What is called so and is none: sealed before it gets there. */
    private static final Set<String> SEALED = Set.of("Setting.java: Keys.visitorPrivateKey");

    @Test
    void noRecordThatHoldsASecretWritesIt() {
        List<String> telling = Tree.files(".java").stream()
                .filter(file -> file.name().contains("/src/main/java/"))
                .filter(file ->
                        !file.name().startsWith("testkit/") && !file.name().startsWith("benchmarks/"))
                .flatMap(file -> telling(file.fileName(), file.content()).stream())
                .filter(found -> !SEALED.contains(found))
                .toList();

        assertThat(telling).as("records whose toString has to be written").isEmpty();
    }

    @Test
    void theRuleBites() {
        assertThat(telling("A.java", "record Login(String name, String password) {}"))
                .containsExactly("A.java: Login.password");
        assertThat(telling(
                        "A.java", "record Login(@Nullable String token) { public String toString() { return \"\"; } }"))
                .isEmpty();
        assertThat(telling("A.java", "record Login(String tokenId) {}")).isEmpty();
    }

    private static List<String> telling(String file, String source) {
        var found = new ArrayList<String>();
        Matcher each = RECORD.matcher(source);
        while (each.find()) {
            Matcher secret = SECRET.matcher(each.group(2));
            if (secret.find() && !body(source, each.end()).contains("String toString()")) {
                found.add(file + ": " + each.group(1) + "." + secret.group(1));
            }
        }
        return found;
    }

    /** Up to the brace that closes the one before {@code from}. */
    private static String body(String source, int from) {
        int open = 1;
        int at = from;
        while (open > 0 && at < source.length()) {
            char letter = source.charAt(at++);
            open += letter == '{' ? 1 : letter == '}' ? -1 : 0;
        }
        return source.substring(from, at);
    }
}
