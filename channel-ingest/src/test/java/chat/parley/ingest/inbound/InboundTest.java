package chat.parley.ingest.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.CommandId;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class InboundTest {
    private final CommandTimes times = new CommandTimes(2);

    @Test
    void theTimeOfACommandRunsFromItsFirstSending() {
        times.sent(new CommandId("c"), 10);
        times.sent(new CommandId("c"), 20);

        assertThat(times.ended(new CommandId("c"), 50)).hasValue(40);
        assertThat(times.ended(new CommandId("c"), 60)).isEmpty();
    }

    @Test
    void commandsNeverAnsweredAreForgotten() {
        times.sent(new CommandId("a"), 1);
        times.sent(new CommandId("b"), 2);
        times.sent(new CommandId("c"), 3);

        assertThat(times.ended(new CommandId("a"), 4)).isEmpty();
        assertThat(times.ended(new CommandId("c"), 4)).hasValue(1);
    }

    @Test
    @Tag("N-26")
    void aTraceIsNeverAllZeros() {
        RandomGenerator nothing = () -> 0L;

        assertThat(TraceParent.begin(nothing)).isEqualTo("00-00000000000000000000000000000001-0000000000000001-01");
    }
}
