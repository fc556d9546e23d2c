package chat.parley.notification.email;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Decides what becomes of a mail. SMTP knows no idempotency key, so an attempt whose end is not known is repeated at
 * most once: two copies of an alert are a nuisance, none is a visitor nobody was told of, a stream of copies is worse
 * than both. The Message-ID stays the same, by which many mail servers drop the second copy.
 */
public final class Perseverance {
    /** A mail that takes its process down each time is not tried for ever. */
    private static final int MOST_LOST = 20;

    private final Backoff backoff;

    public Perseverance(Backoff backoff) {
        this.backoff = backoff;
    }

    /** After an attempt that ended at {@code now}. */
    public Next after(Mail mail, Verdict verdict, Instant now) {
        return switch (verdict) {
            case Verdict.Sent s -> new Next.Done();
            case Verdict.Hopeless(var error) -> new Next.GivenUp("refused for good");
            case Verdict.Again(var error) -> later(mail, mail.uncertain(), now);
            case Verdict.Uncertain(var error) -> perhapsArrived(mail, now);
            case Verdict.Lost l -> lost(mail, now);
        };
    }

    private static Next lost(Mail mail, Instant now) {
        if (mail.attempts() >= MOST_LOST) {
            return new Next.GivenUp("lost once more, after " + mail.attempts() + " attempts");
        }
        if (mail.handedAt() == null) {
            return new Next.Later(now, mail.uncertain());
        }
        return mail.uncertain() ? twice() : new Next.Later(now, true);
    }

    private Next perhapsArrived(Mail mail, Instant now) {
        return mail.uncertain() ? twice() : later(mail, true, now);
    }

    private static Next twice() {
        return new Next.GivenUp("handed over twice, and both answers were lost: it may have arrived");
    }

    private Next later(Mail mail, boolean uncertain, Instant now) {
        Instant began = Objects.requireNonNullElse(mail.roundBeganAt(), now);
        Optional<Instant> due = backoff.next(Math.max(1, mail.attempts()), began, now);
        return due.isPresent() ? new Next.Later(due.get(), uncertain) : new Next.GivenUp("given up after a day");
    }
}
