package chat.parley.admin.fact;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.presence.PresenceStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PresenceSpanTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void leasesThatFollowEachOtherAreOneSpanToTheEndOfTheLast() {
        assertThat(spans(heard(0, PresenceStatus.ONLINE), heard(10, PresenceStatus.ONLINE)))
                .containsExactly("online 0-25");
    }

    @Test
    void anotherStatusAndAGapBeginAnother() {
        assertThat(spans(
                        heard(0, PresenceStatus.ONLINE),
                        heard(5, PresenceStatus.AWAY),
                        heard(60, PresenceStatus.AWAY),
                        heard(65, PresenceStatus.OFFLINE)))
                .containsExactly("online 0-5", "away 5-20", "away 60-65");
    }

    @Test
    void whatIsHeardAgainChangesNothing() {
        var once = List.of(
                heard(0, PresenceStatus.ONLINE),
                heard(5, PresenceStatus.AWAY),
                heard(10, PresenceStatus.OFFLINE),
                heard(40, PresenceStatus.ONLINE));
        var twice = new ArrayList<>(once);
        twice.addAll(once);

        assertThat(spans(twice.toArray(Heard[]::new))).isEqualTo(spans(once.toArray(Heard[]::new)));
    }

    private record Heard(int second, PresenceStatus status) {}

    private static Heard heard(int second, PresenceStatus status) {
        return new Heard(second, status);
    }

    private static List<String> spans(Heard... all) {
        var spans = new TreeMap<Instant, PresenceSpan>();
        PresenceSpan last = null;
        for (Heard one : all) {
            for (PresenceSpan span : after(last, one)) {
                spans.put(span.from(), span);
                last = spans.lastEntry().getValue();
            }
        }
        return spans.values().stream()
                .map(span -> span.status().name().toLowerCase(java.util.Locale.ROOT) + " " + second(span.from()) + "-"
                        + second(span.until()))
                .toList();
    }

    private static List<PresenceSpan> after(@Nullable PresenceSpan last, Heard heard) {
        return PresenceSpan.after(
                last,
                new PresenceLease(
                        new AccountId("shop"),
                        new OperatorId("ann"),
                        new DeviceId("laptop"),
                        heard.status(),
                        heard.status() == PresenceStatus.OFFLINE ? 0 : 15_000),
                NINE.plusSeconds(heard.second()));
    }

    private static long second(Instant at) {
        return at.getEpochSecond() - NINE.getEpochSecond();
    }
}
