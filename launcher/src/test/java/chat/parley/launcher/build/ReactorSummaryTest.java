package chat.parley.launcher.build;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.launcher.build.ReactorSummary.Result;
import chat.parley.launcher.build.ReactorSummary.Row;
import org.junit.jupiter.api.Test;

class ReactorSummaryTest {
    private static ReactorSummary of(String output) {
        var summary = new ReactorSummary();
        output.lines().forEach(summary::read);
        return summary;
    }

    @Test
    void every_modules_result_and_time_is_read() {
        var summary = of("""
                [INFO] Building parley-contracts 0.1.0                                   [2/4]
                [INFO] Tests run: 3, Failures: 0
                [INFO] Reactor Summary for Parley 0.1.0:
                [INFO]
                [INFO] Parley ............................................. SUCCESS [  0.412 s]
                [INFO] parley-contracts ................................... SUCCESS [  4.123 s]
                [INFO] parley-dialog-service .............................. FAILURE [01:02 min]
                [INFO] parley-a-module-with-a-name-that-leaves-no-dots-at-all SUCCESS [01:00 h]
                [INFO] parley-system-tests ................................ SKIPPED
                [INFO] BUILD FAILURE
                [INFO] Total time:  01:06 min
                """);

        assertThat(summary.rows())
                .containsEntry("contracts", new Row(Result.SUCCESS, 4.123))
                .containsEntry("dialog-service", new Row(Result.FAILURE, 62))
                .containsEntry("a-module-with-a-name-that-leaves-no-dots-at-all", new Row(Result.SUCCESS, 3600))
                .containsEntry("system-tests", new Row(Result.SKIPPED, 0))
                .hasSize(4);
    }

    @Test
    void a_build_of_one_module_has_its_total_time() {
        var summary = of("""
                [INFO] Building parley-contracts 0.1.0
                [INFO] BUILD SUCCESS
                [INFO] Total time:  7.5 s
                """);

        assertThat(summary.rows()).containsOnly(java.util.Map.entry("contracts", new Row(Result.SUCCESS, 7.5)));
    }
}
