package chat.parley.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private final BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(60));

    @Test
    void the_wait_doubles_up_to_the_longest() {
        assertThat(backOff.after(Duration.ZERO)).hasSeconds(1);
        assertThat(backOff.after(Duration.ZERO)).hasSeconds(2);
        assertThat(backOff.after(Duration.ZERO)).hasSeconds(4);
        assertThat(backOff.after(Duration.ZERO)).hasSeconds(5);
        assertThat(backOff.after(Duration.ofSeconds(59))).hasSeconds(5);
    }

    @Test
    void a_good_run_makes_it_short_again() {
        backOff.after(Duration.ZERO);
        backOff.after(Duration.ZERO);

        assertThat(backOff.after(Duration.ofSeconds(60))).hasSeconds(1);
        assertThat(backOff.after(Duration.ZERO)).hasSeconds(2);
    }
}
