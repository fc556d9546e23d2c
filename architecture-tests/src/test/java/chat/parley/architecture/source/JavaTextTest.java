package chat.parley.architecture.source;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.architecture.Tree.Text;
import org.junit.jupiter.api.Test;

class JavaTextTest {
    @Test
    void codeHasNoCommentsAndEmptyTexts() {
        var code = JavaText.code("""
                /** Thread.sleep */
                call("Thread.sleep \\" // no comment", '"'); // Thread.sleep
                next();
                """);

        assertThat(code).doesNotContain("Thread").contains("call(\"\", );").contains("next();");
        assertThat(code.lines()).hasSize(3);
    }

    @Test
    void aLoggedTextIsFoundButNotItsLengthNorAWordInTheMessage() {
        assertThat(LogCalls.ofPrivateWords(file("LOG.infof(\"got %s\", message.text());")))
                .hasSize(1);
        assertThat(LogCalls.ofPrivateWords(file("log.debugf(\"%s\",\n        preview);")))
                .hasSize(1);
        assertThat(LogCalls.ofPrivateWords(file("LOG.infof(\"the text has %d\", text.length());")))
                .isEmpty();
        assertThat(LogCalls.ofPrivateWords(file("LOG.info(\"no body\"); send(body);")))
                .isEmpty();
    }

    private static Text file(String content) {
        return new Text("Example.java", content);
    }
}
