package chat.parley.integration.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-10")
class BackoffTest {
    private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");

    private final Backoff steady = new Backoff(Duration.ofSeconds(5), () -> 0.5);

    @Test
    void attemptsBecomeRarerAndEndAfterADay() {
        var pauses = new ArrayList<Duration>();
        Instant now = START;
        for (int failures = 1; ; failures++) {
            Optional<Instant> next = steady.next(failures, START, now, null);
            if (next.isEmpty()) {
                break;
            }
            pauses.add(Duration.between(now, next.get()));
            now = next.get();
        }

        assertThat(pauses.subList(0, 8))
                .extracting(Duration::toSeconds)
                .containsExactly(5L, 15L, 45L, 135L, 405L, 1_215L, 3_600L, 3_600L);
        assertThat(now).isBetween(START.plus(Duration.ofHours(23)), START.plus(Duration.ofHours(24)));
    }

    @Test
    void chanceSpreadsTheAttempts() {
        assertThat(new Backoff(Duration.ofSeconds(5), () -> 0).next(1, START, START, null))
                .contains(START.plusMillis(4_000));
        assertThat(new Backoff(Duration.ofSeconds(5), () -> 0.999)
                        .next(1, START, START, null)
                        .orElseThrow())
                .isBetween(START.plusMillis(5_900), START.plusMillis(6_000));
    }

    @Test
    void whatTheEndpointAsksForIsHonoured() {
        assertThat(steady.next(1, START, START, Duration.ofMinutes(10))).contains(START.plusSeconds(600));
        assertThat(steady.next(3, START, START, Duration.ofSeconds(1))).contains(START.plusSeconds(45));
    }

    @Test
    void anAnswerSaysWhetherToTryAgain() {
        assertThat(verdict(200)).isInstanceOf(Verdict.Delivered.class);
        assertThat(verdict(204)).isInstanceOf(Verdict.Delivered.class);
        for (int status : new int[] {301, 302, 308, 400, 401, 403, 404, 422}) {
            assertThat(verdict(status)).isEqualTo(new Verdict.Hopeless("answered " + status));
        }
        for (int status : new int[] {408, 429, 500, 502, 503, 504}) {
            assertThat(verdict(status)).isEqualTo(new Verdict.Again("answered " + status, null));
        }
        assertThat(verdict(410)).isInstanceOf(Verdict.Gone.class);
    }

    @Test
    void retryAfterIsReadInBothForms() {
        assertThat(asked("120")).isEqualTo(Duration.ofSeconds(120));
        assertThat(asked("Sat, 21 Nov 2026 09:01:00 GMT")).isEqualTo(Duration.ofMinutes(1));
        assertThat(asked("Sat, 21 Nov 2026 08:00:00 GMT")).isNull();
        assertThat(asked("soon")).isNull();
        assertThat(asked("999999999")).isEqualTo(Duration.ofHours(24));
    }

    @Test
    @Tag("T-17")
    void whatIsKeptOfAnAnswerShowsNobodyAndNoSecret() {
        String kept = MaskedAnswer.of(
                "{\"error\":\"no such user ann.smith@example.com, +7 912 345-67-89\",\"token\":\"sk_live_51H8abcdefghijklmnop\"}\u0000"
                        .getBytes(UTF_8));

        assertThat(kept)
                .contains("no such user")
                .doesNotContain("ann.smith", "example.com", "912", "sk_live", "\u0000");
        assertThat(MaskedAnswer.of("word ".repeat(1_000).getBytes(UTF_8))).hasSize(MaskedAnswer.LONGEST);
    }

    private static Verdict verdict(int status) {
        return Verdict.of(status, null, START);
    }

    private static Duration asked(String header) {
        return ((Verdict.Again) Verdict.of(429, header, START)).asked();
    }
}
