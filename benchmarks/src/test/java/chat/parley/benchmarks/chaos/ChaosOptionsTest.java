package chat.parley.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-12")
class ChaosOptionsTest {
    @Test
    void withoutAnyItIsHalfAnHourWithAFaultEachTwentySecondsAndASeedOfTheMoment() {
        assertThat(parse())
                .isEqualTo(new ChaosOptions(Duration.ofMinutes(30), Duration.ofSeconds(20), 200, 40, 456_789, true));
    }

    @Test
    void everyOptionIsTaken() {
        assertThat(parse(
                        "--minutes",
                        "0.5",
                        "--every",
                        "5",
                        "--rate",
                        "2.5",
                        "--visitors",
                        "3",
                        "--seed",
                        "9",
                        "--no-note",
                        "--no-build"))
                .isEqualTo(new ChaosOptions(Duration.ofSeconds(30), Duration.ofSeconds(5), 2.5, 3, 9, false));
    }

    @Test
    void whatIsNotUnderstoodIsSaid() {
        assertThatThrownBy(() -> parse("--loud", "1")).hasMessage("there is no option --loud");
        assertThatThrownBy(() -> parse("--seed")).hasMessageContaining("--seed");
        assertThatThrownBy(() -> parse("--rate", "0")).hasMessage("--rate has to be more than 0");
        assertThatThrownBy(() -> parse("--every", "soon")).isInstanceOf(IllegalArgumentException.class);
    }

    private static ChaosOptions parse(String... arguments) {
        return ChaosOptions.parse(arguments, 123_456_789L);
    }
}
