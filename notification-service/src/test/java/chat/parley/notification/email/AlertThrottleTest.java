package chat.parley.notification.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("W-25")
class AlertThrottleTest {
    private static final Instant TOLD = Instant.parse("2026-11-21T09:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(30);

    private final AlertThrottle told = new AlertThrottle(TOLD, false);

    @Test
    void theFirstAlertGoesOut() {
        assertThat(new AlertThrottle(null, false).allows(TOLD, WINDOW)).isTrue();
    }

    @Test
    void noneFollowsWithinTheWindowItsLastInstantIncluded() {
        assertThat(told.allows(TOLD, WINDOW)).isFalse();
        assertThat(told.allows(TOLD.plus(WINDOW), WINDOW)).isFalse();
        assertThat(told.allows(TOLD.plus(WINDOW).plusMillis(1), WINDOW)).isTrue();
    }

    @Test
    void noneFollowsWhileOneIsUnderWay() {
        assertThat(new AlertThrottle(TOLD, true).allows(TOLD.plus(Duration.ofDays(3)), WINDOW))
                .isFalse();
    }

    @Test
    void anAccountThatWantsEveryAlertGetsEveryOne() {
        assertThat(new AlertThrottle(TOLD, true).allows(TOLD, Duration.ZERO)).isTrue();
    }
}
