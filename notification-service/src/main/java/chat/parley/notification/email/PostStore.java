package chat.parley.notification.email;

import chat.parley.persistence.TransactionStore;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The steps of an attempt at a mail, a transaction each, in the order they are made. */
@Singleton
public class PostStore {
    private final TransactionStore transactions;
    private final MailStore mails;
    private final AlertStore alerts;
    private final Perseverance perseverance;
    private final Clock clock;

    PostStore(
            TransactionStore transactions, MailStore mails, AlertStore alerts, Perseverance perseverance, Clock clock) {
        this.transactions = transactions;
        this.mails = mails;
        this.alerts = alerts;
        this.perseverance = perseverance;
        this.clock = clock;
    }

    /**
     * Begins an attempt at the mail that is due next. One that is still marked as being sent was in the hands of a
     * process that is gone: that attempt is noted as lost, and the mail is tried again if that is safe or was not done
     * before.
     *
     * @param patience after which the attempt counts as lost in turn
     * @return empty when nothing is due
     */
    public Optional<Mail> begin(Duration patience) {
        while (true) {
            Step step = transactions.run(connection -> {
                Instant now = clock.instant();
                Optional<Mail> due = mails.lockDue(connection, now);
                if (due.isEmpty()) {
                    return new Step(null, false);
                }
                Mail mail = due.get();
                boolean uncertain = mail.uncertain();
                if (mail.state() == Mail.State.SENDING) {
                    var lost = new Verdict.Lost();
                    mails.note(connection, mail, now, null, lost);
                    switch (perseverance.after(mail, lost, now)) {
                        case Next.Later(var when, var perhaps) -> uncertain = perhaps;
                        case Next.Done d -> throw new IllegalStateException("a lost attempt is not the last word");
                        case Next.GivenUp end -> {
                            mails.conclude(connection, mail, end, now);
                            return new Step(null, true);
                        }
                    }
                }
                return new Step(mails.begin(connection, mail, uncertain, now, patience), false);
            });
            if (!step.more()) {
                return Optional.ofNullable(step.mail());
            }
        }
    }

    private record Step(@org.jspecify.annotations.Nullable Mail mail, boolean more) {}

    /** From now on the attempt may have arrived; false when somebody else has the mail by now. */
    public boolean handOver(Mail mail) {
        return transactions.run(connection -> mails.handOver(connection, mail, clock.instant()));
    }

    /** Notes what the attempt came to, and what becomes of the mail. */
    public void conclude(Mail mail, Instant at, Duration took, Verdict verdict) {
        transactions.run(connection -> {
            Instant now = clock.instant();
            mails.note(connection, mail, at, took, verdict);
            if (mails.conclude(connection, mail, perseverance.after(mail, verdict, now), now)
                    && verdict instanceof Verdict.Sent) {
                alerts.sent(connection, mail, now);
            }
            return true;
        });
    }

    /** What waits to be sent. */
    public MailStore.Waiting waiting() {
        return transactions.run(mails::waiting);
    }

    /** Deletes mails that were over before {@code end}, a portion at a time; how many. */
    public int deleteFinished(Instant end, int most) {
        return transactions.run(connection -> mails.deleteFinished(connection, end, most));
    }
}
