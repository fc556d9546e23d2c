package chat.parley.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.platform.kafka.PositionFilter.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-01")
class PositionFilterTest {
    private final PositionFilter filter = new PositionFilter();

    @Test
    void theFirstRecordOfAPartitionIsFreshWhateverItsPosition() {
        assertThat(filter.judge(3, 4711)).isEqualTo(new Verdict.Fresh());
    }

    @Test
    void aRepeatIsDroppedHoweverOftenItComes() {
        filter.judge(0, 7);

        assertThat(filter.judge(0, 7)).isEqualTo(new Verdict.Repeat());
        assertThat(filter.judge(0, 3)).isEqualTo(new Verdict.Repeat());
        assertThat(filter.judge(0, 8)).isEqualTo(new Verdict.Fresh());
    }

    @Test
    void aJumpNamesWhatIsMissing() {
        filter.judge(0, 7);

        assertThat(filter.judge(0, 11)).isEqualTo(new Verdict.Jump(8, 10));
        assertThat(filter.judge(0, 12)).isEqualTo(new Verdict.Fresh());
    }

    @Test
    void partitionsDoNotDisturbEachOther() {
        filter.judge(0, 100);

        assertThat(filter.judge(1, 1)).isEqualTo(new Verdict.Fresh());
    }

    @Test
    void aReaderGoesOnWhereItKeptItsPosition() {
        filter.resume(0, 41);

        assertThat(filter.judge(0, 41)).isEqualTo(new Verdict.Repeat());
        assertThat(filter.judge(0, 42)).isEqualTo(new Verdict.Fresh());
    }

    @Test
    void aForgottenPartitionBeginsAnew() {
        filter.judge(0, 41);
        filter.forget(0);

        assertThat(filter.greatest(0)).isEqualTo(-1);
        assertThat(filter.judge(0, 5)).isEqualTo(new Verdict.Fresh());
    }

    @Test
    void everyLogThatRepeatsStretchesIsReadOnceAndInOrder() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var fresh = new PositionFilter();
            var read = new ArrayList<Long>();
            long written = 0;
            while (written < 100) {
                // A writer that woke up again repeats some of what is there, then goes on.
                long from = Math.max(1, written + 1 - random.nextInt(5));
                long to = Math.max(written, from + random.nextInt(5));
                for (long position = from; position <= to; position++) {
                    if (fresh.judge(0, position) instanceof Verdict.Fresh) {
                        read.add(position);
                    }
                }
                written = Math.max(written, to);
            }

            assertThat(read).isEqualTo(upTo(written));
        }
    }

    private static List<Long> upTo(long last) {
        return java.util.stream.LongStream.rangeClosed(1, last).boxed().toList();
    }
}
