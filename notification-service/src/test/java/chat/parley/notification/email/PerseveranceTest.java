package chat.parley.notification.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PerseveranceTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    private final Perseverance perseverance = new Perseverance(new Backoff(Duration.ofSeconds(20), () -> 0.5));

    @Test
    void whatTheServerTookIsDone() {
        assertThat(perseverance.after(mail(1, null, false), new Verdict.Sent(), NOW))
                .isEqualTo(new Next.Done());
    }

    @Test
    void aFailureIsTriedAgainEverMoreSeldomUpToAnHourForADay() {
        assertThat(pauseAfter(1)).isEqualTo(Duration.ofSeconds(20));
        assertThat(pauseAfter(2)).isEqualTo(Duration.ofSeconds(60));
        assertThat(pauseAfter(3)).isEqualTo(Duration.ofSeconds(180));
        assertThat(pauseAfter(40)).isEqualTo(Duration.ofHours(1));

        var old = mail(30, null, false, NOW.minus(Duration.ofHours(24)));
        assertThat(perseverance.after(old, new Verdict.Again("no"), NOW)).isInstanceOf(Next.GivenUp.class);
    }

    @Test
    void chanceSpreadsTheAttempts() {
        var early = new Backoff(Duration.ofSeconds(20), () -> 0);
        var late = new Backoff(Duration.ofSeconds(20), () -> 0.999);

        assertThat(early.next(1, NOW, NOW)).contains(NOW.plusSeconds(16));
        assertThat(late.next(1, NOW, NOW).orElseThrow()).isBetween(NOW.plusMillis(23_900), NOW.plusSeconds(24));
    }

    @Test
    void aRefusalForGoodIsTheEnd() {
        assertThat(perseverance.after(mail(1, NOW, false), new Verdict.Hopeless("550"), NOW))
                .isInstanceOf(Next.GivenUp.class);
    }

    @Test
    void anAttemptThatMayHaveArrivedIsRepeatedOnce() {
        var next = perseverance.after(mail(1, NOW, false), new Verdict.Uncertain("cut"), NOW);

        assertThat(next).isEqualTo(new Next.Later(NOW.plusSeconds(20), true));
        assertThat(perseverance.after(mail(2, NOW, true), new Verdict.Uncertain("cut"), NOW))
                .isInstanceOf(Next.GivenUp.class);
    }

    @Test
    void onceUncertainAMailStaysSo() {
        assertThat(perseverance.after(mail(2, NOW, true), new Verdict.Again("no"), NOW))
                .isInstanceOfSatisfying(
                        Next.Later.class, later -> assertThat(later.uncertain()).isTrue());
    }

    @Test
    void anAttemptThatWasLostBeforeItHandedAnythingOverIsRepeatedSafely() {
        assertThat(perseverance.after(mail(1, null, false), new Verdict.Lost(), NOW))
                .isEqualTo(new Next.Later(NOW, false));
    }

    @Test
    void anAttemptThatWasLostWhileItHandedTheMailOverIsRepeatedOnce() {
        assertThat(perseverance.after(mail(1, NOW, false), new Verdict.Lost(), NOW))
                .isEqualTo(new Next.Later(NOW, true));
        assertThat(perseverance.after(mail(2, NOW, true), new Verdict.Lost(), NOW))
                .isInstanceOf(Next.GivenUp.class);
    }

    @Test
    void aMailThatTakesItsProcessDownEachTimeIsNotTriedForEver() {
        assertThat(perseverance.after(mail(19, null, false), new Verdict.Lost(), NOW))
                .isInstanceOf(Next.Later.class);
        assertThat(perseverance.after(mail(20, null, false), new Verdict.Lost(), NOW))
                .isInstanceOf(Next.GivenUp.class);
    }

    @Test
    void theServersAnswerSaysWhetherToTryAgain() {
        assertThat(Verdict.ofReply(451, "later")).isInstanceOf(Verdict.Again.class);
        assertThat(Verdict.ofReply(550, "unknown")).isInstanceOf(Verdict.Hopeless.class);
        assertThat(Verdict.ofReply(-1, "[EOF]")).isInstanceOf(Verdict.Uncertain.class);
    }

    private Duration pauseAfter(int attempts) {
        var next = perseverance.after(mail(attempts, null, false), new Verdict.Again("no"), NOW);
        return Duration.between(NOW, ((Next.Later) next).due());
    }

    private static Mail mail(int attempts, Instant handedAt, boolean uncertain) {
        return mail(attempts, handedAt, uncertain, NOW.minusSeconds(1));
    }

    private static Mail mail(int attempts, Instant handedAt, boolean uncertain, Instant began) {
        return Alerts.mail(attempts, began, handedAt, uncertain);
    }
}
