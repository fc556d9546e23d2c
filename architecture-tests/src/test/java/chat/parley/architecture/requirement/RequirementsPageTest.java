package chat.parley.architecture.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.architecture.Tree;
import chat.parley.architecture.Tree.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RequirementsPageTest {
    private static final String FLAG = "parley.refresh";

    @Test
    void thePageOnRequirementsIsUpToDate() throws IOException {
        var file = Tree.ROOT.resolve("docs/requirements.md");
        var text = RequirementsPage.text(RequirementsPage.proofs());
        if (Boolean.getBoolean(FLAG)) {
            Files.writeString(file, text);
        }

        assertThat(file)
                .as(
                        "%s says what the tests say; if it does not, run `mvn -pl architecture-tests test -D%s=true`"
                                + " and commit what it wrote",
                        Tree.ROOT.relativize(file), FLAG)
                .exists()
                .hasContent(text);
    }

    @Test
    void tagsOfAJavaFileAreThoseOnItsClassesAndMethods() {
        var file = new Text("a/src/test/java/BoardTest.java", """
                /** Speaks of @Tag("W-1") only. */
                @Tag("N-11")
                class BoardTest {
                    @Test
                    @Tag("W-22")
                    @Tag("full")
                    void theOldestIsFirst() {}

                    @Nested
                    @Tags({@Tag("W-03"), @Tag(value = "P-02")})
                    class Empty {
                        @Tag("W-04")
                        @Test
                        void staysEmpty() { var text = "@Tag(\\"W-99\\")"; }
                    }
                }
                """);

        assertThat(JavaTags.in(file))
                .containsExactlyInAnyOrder(
                        new Proof("N-11", file.name(), ""),
                        new Proof("W-22", file.name(), "theOldestIsFirst"),
                        new Proof("W-03", file.name(), "Empty"),
                        new Proof("P-02", file.name(), "Empty"),
                        new Proof("W-04", file.name(), "Empty.staysEmpty"));
    }

    @Test
    void tagsOfATypeScriptFileAreThoseInTitles() {
        var file = new Text("widget/test/chat.test.ts", """
                // [W-01] is only spoken of
                it('[N-03] equals a fresh load', () => {});
                it.each([...Array(40).keys()])('[N-03] it\\'s the same, seed %i', () => {});
                test(
                  "[W-45] [W-46] waits", async () => {});
                """);

        assertThat(TitleTags.in(file))
                .containsExactlyInAnyOrder(
                        new Proof("N-03", file.name(), "equals a fresh load"),
                        new Proof("N-03", file.name(), "it's the same, seed %i"),
                        new Proof("W-45", file.name(), "waits"),
                        new Proof("W-46", file.name(), "waits"));
    }

    @Test
    void thePageIsInTheOrderOfFamiliesAndNumbersWhateverTheOrderOfTheTests() {
        var proofs = List.of(
                new Proof("N-02", "b/x/TwoTest.java", "two"),
                new Proof("W-22", "b/x/TwoTest.java", "b|c"),
                new Proof("W-22", "b/x/TwoTest.java", "a"),
                new Proof("W-3", "b/x/TwoTest.java", "three"),
                new Proof("W-22", "a/x/OneTest.java", ""));

        var page = RequirementsPage.text(new TreeSet<>(proofs));

        assertThat(page)
                .contains("3 requirements have a test that proves them: 2 W, 1 N.")
                .endsWith("""
                        | W-3 | [b/TwoTest](../b/x/TwoTest.java): three |
                        | W-22 | [a/OneTest](../a/x/OneTest.java)<br>[b/TwoTest](../b/x/TwoTest.java): a; b\\|c |
                        | N-02 | [b/TwoTest](../b/x/TwoTest.java): two |
                        """);
        assertThat(RequirementsPage.text(new TreeSet<>(proofs.reversed()))).isEqualTo(page);
    }
}
