package chat.parley.admin.report;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.admin.report.Spans.Span;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpansTest {
    @Test
    void whatOverlapsCountsOnceTogetherAndTwiceAtOnce() {
        var spans = List.of(span(0, 10), span(5, 15), span(6, 7), span(20, 25));

        assertThat(Spans.covered(spans)).isEqualTo(20_000);
        assertThat(Spans.sum(spans)).isEqualTo(26_000);
        assertThat(Spans.most(spans)).isEqualTo(3);
    }

    @Test
    void oneThatBeginsWhenAnotherEndsIsNotAtOnceWithIt() {
        assertThat(Spans.most(List.of(span(0, 10), span(10, 20)))).isEqualTo(1);
    }

    @Test
    void onlyWhatIsWithinThePeriodCounts() {
        Instant begin = Instant.ofEpochSecond(5);
        Instant end = Instant.ofEpochSecond(8);

        assertThat(span(0, 10).within(begin, end)).contains(span(5, 8));
        assertThat(span(0, 5).within(begin, end)).isEmpty();
        assertThat(span(8, 9).within(begin, end)).isEmpty();
    }

    private static Span span(int from, int until) {
        return new Span(Instant.ofEpochSecond(from), Instant.ofEpochSecond(until));
    }
}
