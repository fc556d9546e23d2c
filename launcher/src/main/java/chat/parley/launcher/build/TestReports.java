package chat.parley.launcher.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads what test runners leave behind: JUnit XML of Surefire, Vitest and Playwright, and Vitest's JSON. A module's
 * reports are in {@code target/surefire-reports}, {@code target/vitest}, {@code target/playwright} or {@code test-results}.
 */
final class TestReports {
    private static final List<String> FOLDERS = List.of(
            "target/surefire-reports",
            "target/failsafe-reports",
            "target/vitest",
            "target/playwright",
            "target/test-results",
            "test-results");
    private static final Pattern NUMBER =
            Pattern.compile("\"(numPassedTests|numFailedTests|numPendingTests|numFailedTestSuites)\"\\s*:\\s*(\\d+)");

    private TestReports() {}

    /** Removes a module's reports, so that old ones are not counted again. */
    static void clear(Module module) throws IOException {
        for (var file : reports(module)) {
            Files.delete(file);
        }
    }

    /** Counts all of a module's reports. */
    static TestCount read(Module module) throws IOException {
        var count = TestCount.NONE;
        for (var file : reports(module)) {
            var text = Files.readString(file);
            count = count.plus(file.toString().endsWith(".json") ? ofVitest(file, text) : ofJunit(file));
        }
        return count;
    }

    private static List<Path> reports(Module module) throws IOException {
        var found = new ArrayList<Path>();
        for (var folder : FOLDERS) {
            var directory = module.folder().resolve(folder);
            if (Files.isDirectory(directory)) {
                try (var files = Files.walk(directory)) {
                    files.filter(Files::isRegularFile)
                            .filter(TestReports::isReport)
                            .forEach(found::add);
                }
            }
        }
        Collections.sort(found);
        return found;
    }

    private static boolean isReport(Path file) {
        var name = file.getFileName().toString();
        var folder = file.getParent();
        boolean ofMaven =
                folder != null && (folder.endsWith("surefire-reports") || folder.endsWith("failsafe-reports"));
        if (ofMaven) {
            return name.startsWith("TEST-") && name.endsWith(".xml");
        }
        return name.endsWith(".xml") || name.matches("(vitest|results?)[\\w.-]*\\.json");
    }

    private static TestCount ofJunit(Path file) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // throws; the usual one prints
            var cases = builder.parse(file.toFile()).getElementsByTagName("testcase");
            int passed = 0;
            int skipped = 0;
            var failures = new ArrayList<String>();
            for (int i = 0; i < cases.getLength(); i++) {
                var test = (Element) cases.item(i);
                if (has(test, "failure") || has(test, "error")) {
                    failures.add(test.getAttribute("classname") + " " + test.getAttribute("name"));
                } else if (has(test, "skipped")) {
                    skipped++;
                } else {
                    passed++;
                }
            }
            return new TestCount(passed, List.copyOf(failures), skipped);
        } catch (ParserConfigurationException | SAXException e) {
            // A runner that was cut short leaves half a report: that is a failure, not nothing.
            return new TestCount(0, List.of("unreadable report " + file), 0);
        }
    }

    private static boolean has(Element test, String child) {
        return test.getElementsByTagName(child).getLength() > 0;
    }

    private static TestCount ofVitest(Path file, String text) {
        int passed = 0;
        int failed = 0;
        int failedSuites = 0;
        int pending = 0;
        boolean known = false;
        var numbers = NUMBER.matcher(text);
        while (numbers.find()) {
            known = true;
            int number = Integer.parseInt(numbers.group(2));
            switch (numbers.group(1)) {
                case "numPassedTests" -> passed = number;
                case "numFailedTests" -> failed = number;
                case "numPendingTests" -> pending = number;
                default -> failedSuites = number;
            }
        }
        if (!known) {
            return TestCount.NONE; // some other JSON file
        }
        // A file that cannot even be loaded has no test of its own that failed.
        int failures = failed == 0 ? failedSuites : failed;
        return new TestCount(passed, Collections.nCopies(failures, "see " + file), pending);
    }
}
