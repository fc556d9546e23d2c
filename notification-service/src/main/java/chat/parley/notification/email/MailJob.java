package chat.parley.notification.email;

import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.notification.feed.FeedJob;
import chat.parley.persistence.SchemaJob;
import chat.parley.platform.settings.SettingsView;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Sends due mails, one after the other: they are few, and a mail server likes one client to open one connection. */
@ApplicationScoped
public class MailJob {
    private static final Logger LOG = Logger.getLogger(MailJob.class);
    private static final Duration CLEANING = Duration.ofHours(1);
    private static final int CLEANED_AT_ONCE = 5_000;
    private static final int NOTED_WITHIN = 60;

    private final EmailConfig config;
    private final SchemaJob schema;
    private final FeedJob feed;
    private final PostStore post;
    private final MailClient client;
    private final TranscriptClient transcripts;
    private final AlertLetter letters;
    private final AwayJob away;
    private final ChannelNewsConsumer channelNews;
    private final ChannelLetter channels;
    private final TranscriptLetter copies = new TranscriptLetter();
    private final ReviewLetter reviews;
    private final SettingsView settings;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Semaphore news = new Semaphore(0);
    private final Thread thread =
            Thread.ofPlatform().name("mail-sender").daemon().unstarted(this::run);
    private volatile boolean stopping;
    private volatile MailStore.Waiting waiting = new MailStore.Waiting(0, null);
    private volatile boolean reachable;
    private Instant cleaned = Instant.EPOCH;

    MailJob(
            EmailConfig config,
            SchemaJob schema,
            FeedJob feed,
            PostStore post,
            MailClient client,
            TranscriptClient transcripts,
            AlertLetter letters,
            AwayJob away,
            ChannelNewsConsumer channelNews,
            ChannelLetter channels,
            SettingsView settings,
            Clock clock,
            MeterRegistry metrics) {
        this.config = config;
        this.reviews = new ReviewLetter(config.door());
        this.schema = schema;
        this.feed = feed;
        this.post = post;
        this.client = client;
        this.transcripts = transcripts;
        this.letters = letters;
        this.away = away;
        this.channelNews = channelNews;
        this.channels = channels;
        this.settings = settings;
        this.clock = clock;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        metrics.gauge("parley.mail.waiting", this, job -> job.waiting.mails());
        metrics.gauge("parley.mail.oldest.seconds", this, MailJob::oldestSeconds);
        if (!client.isThere()) {
            LOG.warn("no mail server is configured: mails are kept and not sent");
        }
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        news.release();
        thread.join(Duration.ofSeconds(2));
    }

    /** There may be due mails now. */
    public void look() {
        news.release();
    }

    /** What waits to be sent, as it was a moment ago. */
    public MailStore.Waiting waiting() {
        return waiting;
    }

    /** Whether the database answered when it was asked last. */
    public boolean reachesDatabase() {
        return reachable;
    }

    private double oldestSeconds() {
        Instant oldest = waiting.oldest();
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toSeconds());
    }

    private void run() {
        try {
            if (!schema.awaitDone()) {
                return;
            }
            while (!stopping) {
                if (!sendOne()) {
                    boolean told = news.tryAcquire(config.pace().toMillis(), TimeUnit.MILLISECONDS);
                    LOG.tracef("looks again, told: %s", told);
                    news.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether there may be another one at once. */
    private boolean sendOne() throws InterruptedException {
        try {
            clean();
            waiting = post.waiting();
            reachable = true;
            // Without the settings the mail would go out without the account's name and in the wrong language.
            if (!client.isThere() || !feed.knowsSettings()) {
                return false;
            }
            away.turn();
            channelNews.turn();
            Optional<Mail> due = post.begin(config.attemptPatience());
            if (due.isEmpty()) {
                return false;
            }
            attempt(due.get());
            return true;
        } catch (RuntimeException e) {
            reachable = false;
            LOG.warnf("mails cannot be looked at now: %s", e.toString());
            return false;
        }
    }

    private void attempt(Mail mail) throws InterruptedException {
        Instant at = clock.instant();
        long began = System.nanoTime();
        Verdict verdict = verdict(mail);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        Timer.builder("parley.mail.attempts")
                .tag("verdict", verdict.column())
                .register(metrics)
                .record(took);
        if (!(verdict instanceof Verdict.Sent)) {
            LOG.warnf("attempt %d at mail %d: %s", mail.attempts(), mail.mailId(), verdict.column());
        }
        note(mail, at, took, verdict);
    }

    private Verdict verdict(Mail mail) throws InterruptedException {
        return switch (mail.content()) {
            case Mail.Missed missed ->
                switch (away.write(missed.news())) {
                    case AwayJob.Written.Ready(var letter) -> send(mail, letter);
                    case AwayJob.Written.Not(var verdict) -> verdict;
                };
            case Mail.Alert alert -> verdict(mail, alert, alert.alert().dialogId());
            case Mail.Copy copy -> verdict(mail, copy, copy.wish().dialogId());
            case Mail.Review review -> verdict(mail, review, review.dialogId());
            case Mail.Channel(var news) -> {
                var sender = new Sender(settings, news.accountId());
                yield send(
                        mail,
                        channels.write(
                                mail, news, sender.name(), sender.language(), sender.channel(news), clock.instant()));
            }
        };
    }

    private Verdict verdict(Mail mail, Mail.Content content, DialogId dialogId) throws InterruptedException {
        Transcript transcript = transcripts.read(content.accountId(), dialogId);
        var sender = new Sender(settings, content.accountId());
        Instant now = clock.instant();
        Letter letter;
        switch (content) {
            case Mail.Channel c -> throw new IllegalStateException("is about no dialog");
            case Mail.Alert alert -> {
                if (transcript instanceof Transcript.Unavailable(var why) && isWaitedFor(mail, now)) {
                    return new Verdict.Again(why);
                }
                OperatorId owner = alert.alert().operatorId();
                String name = owner == null ? null : sender.operator(owner);
                letter = letters.write(mail, sender.name(), sender.language(), name, transcript, now);
            }
            case Mail.Review(var review) -> {
                if (transcript instanceof Transcript.Unavailable(var why) && isWaitedFor(mail, now)) {
                    return new Verdict.Again(why);
                }
                String name = sender.operator(review.operatorId());
                letter = reviews.write(mail, review, sender.name(), sender.language(), name, transcript, now);
            }
            case Mail.Missed m -> throw new IllegalStateException("was written before");
            case Mail.Copy copy -> {
                switch (transcript) {
                    case Transcript.Read read ->
                        letter = copies.write(mail, sender.company(), sender.language(), read, now);
                    case Transcript.None n -> {
                        return new Verdict.Hopeless("there is no such dialog any more");
                    }
                    case Transcript.Unavailable(var why) -> {
                        return new Verdict.Again(why);
                    }
                }
            }
        }
        return send(mail, letter);
    }

    private Verdict send(Mail mail, Letter letter) {
        var handed = new AtomicBoolean();
        try {
            return client.send(letter, () -> {
                handed.set(post.handOver(mail));
                return handed.get();
            });
        } catch (RuntimeException e) {
            LOG.errorf("an attempt at mail %d failed here: %s", mail.mailId(), e.toString());
            String what = "failed here: " + e.getClass().getName();
            return handed.get() ? new Verdict.Uncertain(what) : new Verdict.Again(what);
        }
    }

    private boolean isWaitedFor(Mail mail, Instant now) {
        return now.isBefore(mail.createdAt().plus(config.transcriptUntil()));
    }

    /** Keeps on trying for a while: an attempt nobody noted counts as lost and is made again. */
    private void note(Mail mail, Instant at, Duration took, Verdict verdict) throws InterruptedException {
        for (int left = NOTED_WITHIN; ; left--) {
            try {
                post.conclude(mail, at, took, verdict);
                return;
            } catch (RuntimeException e) {
                if (left == 0 || stopping) {
                    throw e;
                }
                LOG.warnf("an attempt cannot be noted now: %s", e.getMessage());
                boolean told = news.tryAcquire(1, TimeUnit.SECONDS);
                LOG.tracef("notes again, told: %s", told);
            }
        }
    }

    private void clean() {
        Instant now = clock.instant();
        if (now.isBefore(cleaned.plus(CLEANING))) {
            return;
        }
        if (post.deleteFinished(now.minus(config.keep()), CLEANED_AT_ONCE) < CLEANED_AT_ONCE) {
            cleaned = now;
        }
    }
}
