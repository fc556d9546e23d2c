package chat.parley.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SupervisedTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final FakeProgram program = new FakeProgram();
    private final Supervised supervised = new Supervised(
            "fake",
            program,
            new BackOff(Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofMinutes(1)),
            InstantSource.system(),
            (name, state, detail) -> heard.add(state + " " + detail));

    @AfterEach
    void end() {
        supervised.requestEnd();
        supervised.awaitEnd(Duration.ofSeconds(2));
    }

    @Test
    void a_program_is_ready_when_it_says_so() {
        program.ready = false;
        supervised.start();
        await().until(() -> supervised.process().isPresent());
        assertThat(supervised.state()).isEqualTo(Supervised.State.STARTING);

        program.ready = true;

        assertThat(supervised.awaitState(Supervised.State.READY, SOON)).isTrue();
        await().untilAsserted(() -> assertThat(heard).containsExactly("STARTING ", "READY "));
    }

    @Test
    void a_killed_program_is_started_again() {
        supervised.start();
        assertThat(supervised.awaitState(Supervised.State.READY, SOON)).isTrue();
        long first = supervised.process().orElseThrow().pid();

        supervised.kill();

        assertThat(supervised.awaitState(Supervised.State.READY, SOON)).isTrue();
        assertThat(supervised.starts()).isEqualTo(2);
        assertThat(supervised.process().orElseThrow().pid()).isNotEqualTo(first);
        await().untilAsserted(() -> assertThat(heard).contains("DOWN ended; starting again in 0.1 s"));
    }

    @Test
    void a_program_that_cannot_be_started_is_tried_again_and_the_reason_is_told() {
        program.failures = 2;

        supervised.start();

        assertThat(supervised.awaitState(Supervised.State.READY, SOON)).isTrue();
        assertThat(heard)
                .filteredOn(line -> line.startsWith("DOWN"))
                .containsExactly(
                        "DOWN cannot start: no such thing; starting again in 0.1 s",
                        "DOWN cannot start: no such thing; starting again in 0.1 s");
    }

    @Test
    void a_program_told_to_end_stays_ended_until_it_is_wanted_again() {
        supervised.start();
        assertThat(supervised.awaitState(Supervised.State.READY, SOON)).isTrue();

        supervised.requestEnd();
        supervised.awaitEnd(SOON);

        assertThat(supervised.state()).isEqualTo(Supervised.State.STOPPED);
        assertThat(supervised.process()).isEmpty();
        assertThat(supervised.starts()).isEqualTo(1);

        supervised.start();
        assertThat(supervised.awaitState(Supervised.State.READY, SOON)).isTrue();
        assertThat(supervised.starts()).isEqualTo(2);
    }

    @Test
    void a_program_held_still_ends_too() {
        supervised.start();
        assertThat(supervised.awaitState(Supervised.State.READY, SOON)).isTrue();
        Signal.STOP.sendTo(supervised.process().orElseThrow());

        supervised.requestEnd();
        supervised.awaitEnd(SOON);

        assertThat(supervised.state()).isEqualTo(Supervised.State.STOPPED);
    }

    @Test
    void a_program_that_does_not_want_to_end_is_killed() {
        program.command = "trap '' TERM; echo; while :; do sleep 1; done";
        supervised.start();
        assertThat(supervised.awaitState(Supervised.State.READY, SOON)).isTrue();
        await().until(program::hasSpoken);

        supervised.requestEnd();
        supervised.awaitEnd(Duration.ofMillis(200));

        assertThat(supervised.state()).isEqualTo(Supervised.State.STOPPED);
    }

    @Test
    void what_never_becomes_ready_ends_when_told_to() {
        program.ready = false;
        supervised.start();
        await().until(() -> supervised.process().isPresent());

        supervised.requestEnd();
        supervised.awaitEnd(SOON);

        assertThat(supervised.state()).isEqualTo(Supervised.State.STOPPED);
    }

    private static final class FakeProgram implements Program {
        private volatile boolean ready = true;
        private volatile int failures;
        private volatile String command = "exec sleep 60";
        private volatile Process latest;

        @Override
        public ProcessHandle start() throws IOException {
            if (failures > 0) {
                failures--;
                throw new IOException("no such thing");
            }
            latest = new ProcessBuilder("sh", "-c", command).start();
            return latest.toHandle();
        }

        @Override
        public boolean isReady() {
            return ready;
        }

        boolean hasSpoken() throws IOException {
            return latest.getInputStream().available() > 0;
        }
    }
}
