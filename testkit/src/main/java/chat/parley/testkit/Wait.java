package chat.parley.testkit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waiting for a condition that looks at once and often: what is awaited is mostly there already, or a moment away. */
public final class Wait {
    private static final Duration INTERVAL = Duration.ofMillis(20);

    private Wait() {}

    /** As Awaitility's own, which looks for the first time after a tenth of a second, and then as seldom. */
    public static ConditionFactory await() {
        return Awaitility.await().pollDelay(Duration.ZERO).pollInterval(INTERVAL);
    }
}
