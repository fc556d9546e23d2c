package chat.parley.integration.feed;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.testkit.MutatedJson;
import java.io.IOException;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Broken events of the log are read or are poison; nothing else comes of them. */
@Tag("N-11")
class HappeningFuzzTest {
    @Test
    void aBrokenEventIsPoisonAndNothingElse() {
        var bodies = new MutatedJson(MutatedJson.samples("dialog.events.v1"), new SplittableRandom(23));
        int poison = 0;
        int read = 0;
        for (int i = 0; i < MutatedJson.cases(); i++) {
            try {
                Optional<Happening> happening = Happening.read(bodies.get());
                read += happening.isPresent() ? 1 : 0;
            } catch (IOException e) {
                poison++;
            }
        }
        assertThat(poison).as("bodies that were refused").isPositive();
        assertThat(read).as("bodies that still could be read").isPositive();
    }
}
