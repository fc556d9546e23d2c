package chat.parley.integration.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-14")
class PaceTest {
    private long now = -5;
    private final Pace<String> pace = new Pace<>(10, 2, 3, () -> now);

    private long gone(String who) {
        return IntStream.range(0, 100).filter(i -> pace.take(who) == 0).count();
    }

    @Test
    void whoFloodsIsHeldUpAndNobodyElse() {
        assertThat(gone("flood")).isEqualTo(10);
        assertThat(pace.take("flood")).isEqualTo(1);
        assertThat(gone("other")).isEqualTo(10);

        now += Duration.ofSeconds(3).toNanos();

        assertThat(gone("flood")).isEqualTo(6);
        now += Duration.ofHours(1).toNanos();
        assertThat(gone("flood")).isEqualTo(10);
    }

    @Test
    void manyNamesAreNotRememberedForEver() {
        pace.take("a");
        pace.take("b");
        pace.take("c");
        assertThat(pace.take("d")).isEqualTo(1);
        assertThat(pace.take("a")).isZero();

        now += Duration.ofSeconds(10).toNanos();

        assertThat(pace.take("d")).isZero();
    }
}
