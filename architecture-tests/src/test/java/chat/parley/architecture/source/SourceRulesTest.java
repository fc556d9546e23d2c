package chat.parley.architecture.source;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.architecture.NotYet;
import chat.parley.architecture.Tree;
import chat.parley.architecture.Tree.Text;
import chat.parley.architecture.rule.Naming;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourceRulesTest {
    private static final int MOST_LINES = 400;
    private static final int GOOD_LINES = 300;
    private static final int MOST_OF_THE_PLATFORM = 1_100;

    @Test
    void noFileIsTooLongToBeReadAtOnce() {
        var sources = sources();
        var longish = sources.stream().filter(file -> length(file) > GOOD_LINES).toList();
        longish.forEach(file -> System.out.println(length(file) + " lines, more than is good: " + file.name()));

        NotYet.check(
                "who reads a file of more than %d lines no longer sees it whole".formatted(MOST_LINES),
                longish.stream()
                        .filter(file -> length(file) > MOST_LINES)
                        .collect(Collectors.toMap(Text::name, SourceRulesTest::length)),
                NotYet.TOO_LONG);
    }

    @Test
    void thePlatformStaysSmall() {
        long lines = Tree.files(".java").stream()
                .filter(file -> file.name().startsWith("platform/src/main/"))
                .flatMap(file -> JavaText.code(file.content()).lines())
                .filter(line -> !line.isBlank() && !line.startsWith("import ") && !line.startsWith("package "))
                .count();

        assertThat(lines)
                .as("lines of code in the platform: what grows there is a feature without a home")
                .isLessThanOrEqualTo(MOST_OF_THE_PLATFORM);
    }

    @Test
    void noFileIsCalledUtilHelperCommonManagerOrImpl() {
        var empty = sources().stream()
                .filter(file -> Stream.of(file.name().split("/", -1))
                        .anyMatch(part -> Naming.isEmpty(part.replaceFirst("\\.(java|tsx?)$", ""))))
                .collect(Collectors.toMap(Text::name, Text::fileName));

        NotYet.check("a name that fits everything collects everything", empty, NotYet.EMPTY_NAMES);
    }

    @Test
    void eachPackageSaysInASentenceWhatItIsAbout() {
        var sentence = Pattern.compile("(?s)\\A\\s*/\\*\\*.{10,}?\\.\\s.*?\\*/.*package ");

        assertThat(Tree.files("package-info.java"))
                .filteredOn(file -> !sentence.matcher(file.content()).find())
                .extracting(Text::name)
                .as("the comment of the package is what a newcomer reads first")
                .isEmpty();
    }

    @Test
    void nobodySleeps() {
        assertThat(matches(code(), Pattern.compile("\\bThread\\s*\\.\\s*sleep\\b|\\bTimeUnit\\.\\w+\\.sleep\\b")))
                .as("a sleep is too long on a fast machine and too short on a slow one: wait for the condition")
                .isEmpty();
    }

    @Test
    void noTestIsSwitchedOffOrRunAlone() {
        var off = Pattern.compile(
                "@Disabled\\b|@Ignore\\b|\\b(?:it|test|describe)\\.(?:skip|only|todo|fails)\\b|\\bx(?:it|describe)\\(");

        assertThat(matches(code(), off))
                .as("a test that does not run proves nothing and looks as if it did")
                .isEmpty();
    }

    @Test
    void nothingIsLeftToBeDone() {
        assertThat(matches(sources(), Pattern.compile("\\b(?:TO" + "DO|FIX" + "ME)\\b")))
                .as("what is to be done is in the tracker, with an owner")
                .isEmpty();
    }

    @Test
    void noFileNamesAPlaceOfOneMachine() {
        var place = Pattern.compile("(?<![\\w.$})\\]>*-])/(?:root|work|tmp|home/\\w+|Users/\\w+)/");

        var found = written().stream()
                .filter(file -> !file.linesWith(place).isEmpty())
                .collect(Collectors.toMap(Text::name, file -> file.linesWith(place)));

        NotYet.check(
                "what works on one machine only is broken; folders come by parameter or from the temporary ones",
                found,
                NotYet.PLACES);
    }

    @Test
    void noFileSaysWhereAMachineDownloadsFrom() {
        var elsewhere = Pattern.compile("\"resolved\": \"|^registry\\s*=|<(?:plugin)?[rR]epository>|<mirror>");

        assertThat(matches(Tree.files("package-lock.json", "pom.xml", ".npmrc", "settings.xml"), elsewhere))
                .as("where packages come from is set up by whoever builds")
                .isEmpty();
    }

    @Test
    void noLogCallNamesAVariableThatHoldsWhatSomebodyWrote() {
        assertThat(java("/src/main/").stream().flatMap(file -> LogCalls.ofPrivateWords(file).stream()))
                .as("nobody logs what people write; this finds the plain cases only, by the name of the variable")
                .isEmpty();
    }

    private static List<Text> sources() {
        return Tree.files(".java", ".ts", ".tsx").stream()
                .filter(file -> !file.name().endsWith(".d.ts"))
                .toList();
    }

    /** Java without comments and texts, so that a rule does not find what is only spoken of. */
    private static List<Text> code() {
        return sources().stream()
                .map(file -> file.endsWith(".java") ? new Text(file.name(), JavaText.code(file.content())) : file)
                .toList();
    }

    private static List<Text> java(String place) {
        return Tree.files(".java").stream()
                .filter(file -> file.name().contains(place))
                .toList();
    }

    private static List<Text> written() {
        return Tree.files(
                ".md", ".yaml", ".yml", ".json", ".properties", ".ts", ".tsx", ".java", ".xml", ".mjs", ".sh");
    }

    private static long length(Text file) {
        return file.content().lines().count();
    }

    private static List<String> matches(List<Text> files, Pattern pattern) {
        return files.stream().flatMap(file -> file.linesWith(pattern).stream()).toList();
    }
}
