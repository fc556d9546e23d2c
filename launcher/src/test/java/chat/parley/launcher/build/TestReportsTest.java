package chat.parley.launcher.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestReportsTest {
    @TempDir
    Path folder;

    private Module module;

    @BeforeEach
    void module() {
        module = new Module("widget", folder, Set.of());
    }

    private void report(String name, String content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @Test
    void surefires_reports_are_counted_case_by_case() throws IOException {
        report("target/surefire-reports/TEST-chat.parley.ATest.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="chat.parley.ATest" tests="4" errors="1" skipped="1" failures="1">
                  <properties><property name="a" value="b"/></properties>
                  <testcase name="holds" classname="chat.parley.ATest" time="0.1"/>
                  <testcase name="fails" classname="chat.parley.ATest"><failure message="no">text</failure></testcase>
                  <testcase name="breaks" classname="chat.parley.ATest"><error type="X"/></testcase>
                  <testcase name="waits" classname="chat.parley.ATest"><skipped/></testcase>
                </testsuite>
                """);

        var count = TestReports.read(module);

        assertThat(count.passed()).isEqualTo(1);
        assertThat(count.failures()).containsExactly("chat.parley.ATest fails", "chat.parley.ATest breaks");
        assertThat(count.skipped()).isEqualTo(1);
        assertThat(count.summary()).isEqualTo("1 passed, 2 failed");
    }

    @Test
    void reports_of_vitest_and_playwright_are_counted_too() throws IOException {
        report("target/vitest/widget.xml", """
                <testsuites><testsuite name="a"><testcase name="one" classname="a.test.ts"/></testsuite>
                <testsuite name="b"><testcase name="two" classname="b.test.ts"/></testsuite></testsuites>
                """);
        report("test-results/vitest.json", """
                {"numTotalTestSuites":2,"numPassedTestSuites":2,"numFailedTestSuites":0,"numTotalTests":5,
                 "numPassedTests":3,"numFailedTests":1,"numPendingTests":1,"testResults":[]}
                """);

        var count = TestReports.read(module);

        assertThat(count.summary()).isEqualTo("5 passed, 1 failed");
        assertThat(count.skipped()).isEqualTo(1);
    }

    @Test
    void a_file_of_tests_that_cannot_be_loaded_is_a_failure() throws IOException {
        report(
                "target/test-results/vitest.json",
                "{\"numFailedTestSuites\":1,\"numPassedTests\":0,\"numFailedTests\":0,\"numPendingTests\":0}");

        assertThat(TestReports.read(module).summary()).isEqualTo("0 passed, 1 failed");
    }

    @Test
    void a_report_that_was_cut_short_is_a_failure() throws IOException {
        report("target/surefire-reports/TEST-chat.parley.ATest.xml", "<testsuite><testcase name=");

        assertThat(TestReports.read(module).failures()).hasSize(1);
    }

    @Test
    void other_files_are_no_reports() throws IOException {
        report("target/surefire-reports/chat.parley.ATest.txt", "Tests run: 1");
        report("test-results/trace.json", "{}");
        report("target/classes/TEST-x.xml", "<testsuite><testcase/></testsuite>");

        assertThat(TestReports.read(module)).isEqualTo(TestCount.NONE);
    }

    @Test
    void reports_of_an_earlier_run_are_removed() throws IOException {
        report("target/surefire-reports/TEST-chat.parley.ATest.xml", "<testsuite><testcase/></testsuite>");

        TestReports.clear(module);

        assertThat(TestReports.read(module)).isEqualTo(TestCount.NONE);
    }
}
