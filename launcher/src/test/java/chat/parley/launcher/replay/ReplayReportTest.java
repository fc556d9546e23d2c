package chat.parley.launcher.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a replay shows of waits, loads and outcomes. */
@Tag("N-08")
class ReplayReportTest {
    @Test
    void whatWasStandsBesideWhatWouldHaveBeen() {
        var report = ReplayReport.of(answer(false, 6, waits(5, 4, 30.25, "ann", 4), waits(5, 5, 10.5, "boris", 5)));

        assertThat(report).anyMatch(line -> line.matches(" *ended with an operator +4 +5 +\\+1"));
        assertThat(report).anyMatch(line -> line.matches(" *average wait, s +30\\.3 +10\\.5 +-19\\.[78]"));
        assertThat(report).anyMatch(line -> line.matches(" *dialogs of ann +4 +0 +-4"));
        assertThat(report).anyMatch(line -> line.matches(" *dialogs of boris +0 +5 +\\+5"));
        assertThat(report).contains("  d1: ann after 30.0 s → nobody");
        assertThat(report).contains("1 dialogs would have gone another way.");
    }

    @Test
    void aReplayOfTheSamePolicySaysThatNothingWouldBeOtherwise() {
        var same = waits(5, 4, 30.25, "ann", 4);

        assertThat(ReplayReport.of(answer(true, 6, same, same)))
                .contains("This policy decides exactly the same.")
                .noneMatch(line -> line.contains("gap"));
    }

    @Test
    void aGapInTheRecordIsSaid() {
        var same = waits(5, 4, 30.25, "ann", 4);

        assertThat(ReplayReport.of(answer(true, 5, same, same))).anyMatch(line -> line.contains("has a gap"));
    }

    private static JsonObject answer(boolean identical, int recorded, JsonObject real, JsonObject replayed) {
        var difference =
                new JsonObject().put("dialogId", "d1").put("operatorId", "ann").put("waitedSeconds", 30.0);
        return new JsonObject()
                .put("from", "2026-11-20T00:00:00Z")
                .put("to", "2026-11-21T00:00:00Z")
                .put("inputs", 40)
                .put("recorded", recorded)
                .put(
                        "result",
                        new JsonObject()
                                .put("decisions", 6)
                                .put("identical", identical)
                                .put("diverged", identical ? 0 : 1)
                                .put("real", real)
                                .put("replayed", replayed)
                                .put("differences", identical ? new JsonArray() : new JsonArray().add(difference)));
    }

    private static JsonObject waits(int queued, int assigned, double average, String operator, int dialogs) {
        return new JsonObject()
                .put("queued", queued)
                .put("assigned", assigned)
                .put("abandoned", 0)
                .put("stillWaiting", queued - assigned)
                .put("averageSeconds", average)
                .put("medianSeconds", average)
                .put("ninetiethPercentileSeconds", average)
                .put("longestSeconds", average)
                .put("operators", new JsonObject().put(operator, dialogs));
    }
}
