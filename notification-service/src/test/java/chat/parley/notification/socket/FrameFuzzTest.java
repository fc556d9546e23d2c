package chat.parley.notification.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.testkit.MutatedJson;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Frames that were right before somebody broke them: each is read or refused by its code, none fails. */
@Tag("N-11")
class FrameFuzzTest {
    private static final List<String> FRAMES = List.of(
            "{\"type\":\"hello\",\"token\":\"t\",\"deviceId\":\"d1\",\"status\":\"online\"}",
            "{\"type\":\"presence\",\"status\":\"away\"}",
            "{\"type\":\"typing\",\"conversationId\":\"c1\",\"dialogId\":\"d1\",\"active\":true}",
            "{\"type\":\"visitors\",\"watch\":true}",
            "{\"type\":\"invite\",\"ref\":\"r1\",\"visitorId\":\"v1\",\"text\":\"hello\"}",
            "{\"type\":\"teleport\",\"ref\":\"r1\",\"conversationId\":\"c1\",\"dialogId\":\"d1\",\"url\":\"https://a.example\"}",
            "{\"type\":\"ping\"}");

    @Test
    void whateverAConsoleSendsIsAnswered() {
        var samples = new ArrayList<>(FRAMES);
        MutatedJson.samples("operator-commands")
                .forEach(command -> samples.add("{\"type\":\"command\",\"ref\":\"r1\",\"command\":" + command + "}"));
        var bodies = new MutatedJson(samples, new SplittableRandom(17));
        int good = 0;
        for (int i = 0; i < MutatedJson.cases(); i++) {
            var reading = FrameReader.read(new String(bodies.get(), UTF_8));
            assertThat(reading).isNotNull();
            good += reading instanceof FrameReader.Reading.Good ? 1 : 0;
        }
        assertThat(good).as("those that were still good").isPositive();
    }
}
