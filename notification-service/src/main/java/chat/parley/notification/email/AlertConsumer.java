package chat.parley.notification.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.Erasure;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.contracts.topic.Headers;
import chat.parley.notification.feed.FeedJob;
import chat.parley.persistence.Poison;
import chat.parley.persistence.ReadPositionStore;
import chat.parley.persistence.SchemaJob;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.json.Json;
import chat.parley.platform.kafka.PositionFilter;
import chat.parley.platform.kafka.RecordHeaders;
import chat.parley.platform.settings.SettingsView;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Makes late replies, bad marks and wishes for transcripts into mails and notes what visitors have not read, a batch per
 * transaction, together with how far the log is read: so each event is decided on once, whatever is repeated and whoever
 * is restarted. A batch without either, nearly every one,
 * costs no look into a body and no transaction: read again after a restart, it again comes to nothing.
 */
@ApplicationScoped
class AlertConsumer {
    private static final Logger LOG = Logger.getLogger(AlertConsumer.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final byte[] OVERDUE = "chat.parley.ReplyOverdue".getBytes(UTF_8);
    private static final byte[] TRANSCRIPT = "chat.parley.TranscriptRequested".getBytes(UTF_8);
    private static final byte[] RATED = "chat.parley.DialogRated".getBytes(UTF_8);
    private static final byte[] MESSAGE = "chat.parley.MessagePosted".getBytes(UTF_8);
    private static final byte[] READ = "chat.parley.ReadAdvanced".getBytes(UTF_8);
    private static final byte[] VISITOR_ERASED = "chat.parley.VisitorErased".getBytes(UTF_8);
    private static final byte[] DIALOG_ERASED = "chat.parley.DialogErased".getBytes(UTF_8);

    private final EmailConfig config;
    private final SchemaJob schema;
    private final FeedJob feed;
    private final SettingsView settings;
    private final TransactionStore transactions;
    private final AlertStore store;
    private final AwayStore away;
    private final ErasureStore erasures;
    private final MailJob mails;
    private final Clock clock;
    private final MeterRegistry metrics;
    private volatile boolean stopping;

    AlertConsumer(
            EmailConfig config,
            SchemaJob schema,
            FeedJob feed,
            SettingsView settings,
            TransactionStore transactions,
            AlertStore store,
            AwayStore away,
            ErasureStore erasures,
            MailJob mails,
            Clock clock,
            MeterRegistry metrics) {
        this.config = config;
        this.schema = schema;
        this.feed = feed;
        this.settings = settings;
        this.transactions = transactions;
        this.store = store;
        this.away = away;
        this.erasures = erasures;
        this.mails = mails;
        this.clock = clock;
        this.metrics = metrics;
    }

    private record Found(int partition, long position, DialogEvent event) {}

    /** Takes a batch; returns when it is stored, however long the database is away. */
    @Incoming("dialog-events")
    @Blocking // one batch after the other; on virtual threads they would run side by side and out of order
    void on(ConsumerRecords<String, byte[]> batch) throws InterruptedException {
        var found = new ArrayList<Found>();
        for (ConsumerRecord<String, byte[]> record : batch) {
            if (isWanted(record)) {
                read(record).ifPresent(found::add);
            }
        }
        if (found.isEmpty()) {
            return;
        }
        if (!schema.awaitDone()) {
            throw new IllegalStateException("stopping before the database was up to date");
        }
        while (!feed.knowsSettings()) {
            pause();
        }
        takeAll(found);
    }

    /** Until it is stored; what never will be is found alone and skipped. */
    private void takeAll(List<Found> found) throws InterruptedException {
        while (true) {
            try {
                List<AlertStore.Decision> decisions = transactions.run(connection -> take(connection, found));
                for (AlertStore.Decision decision : decisions) {
                    metrics.counter("parley.alerts", "decision", decision.name())
                            .increment();
                }
                if (decisions.contains(AlertStore.Decision.MAILED)) {
                    mails.look();
                }
                return;
            } catch (RuntimeException e) {
                if (Poison.made(e)) {
                    takeApart(found, e);
                    return;
                }
                LOG.warnf("alerts cannot be stored now and are tried again: %s", e.toString());
                pause();
            }
        }
    }

    private void takeApart(List<Found> found, RuntimeException why) throws InterruptedException {
        if (found.size() > 1) {
            for (Found one : found) {
                takeAll(List.of(one));
            }
            return;
        }
        metrics.counter("parley.alerts.poison").increment();
        LOG.errorf(
                "%d at %d cannot be stored and is skipped: %s",
                found.getFirst().partition(),
                found.getFirst().position(),
                why.getClass().getName());
    }

    private List<AlertStore.Decision> take(Connection connection, List<Found> found) throws SQLException {
        var filter = new PositionFilter();
        var partitions = new TreeSet<Integer>();
        found.forEach(one -> partitions.add(one.partition()));
        ReadPositionStore.resume(connection, partitions, filter);
        var fresh = new ArrayList<OverdueAlert>();
        var wishes = new ArrayList<TranscriptWish>();
        var reviews = new ArrayList<BadReview>();
        var forgotten = new ArrayList<Erasure>();
        for (Found one : found) {
            boolean repeat = switch (filter.judge(one.partition(), one.position())) {
                case PositionFilter.Verdict.Fresh f -> false;
                case PositionFilter.Verdict.Repeat r -> true;
                // Events of other types lie in between; whether the log lost some is watched by the feed.
                case PositionFilter.Verdict.Jump j -> false;
            };
            if (!repeat && one.event() instanceof DialogEvent.ReplyOverdue overdue) {
                fresh.add(OverdueAlert.of(overdue));
            } else if (!repeat && one.event() instanceof DialogEvent.TranscriptRequested wish) {
                wishes.add(TranscriptWish.of(wish));
            } else if (!repeat && one.event() instanceof DialogEvent.DialogRated rated) {
                if (BadReview.isBad(rated)) {
                    reviews.add(BadReview.of(rated));
                }
            } else if (!repeat && Erasure.of(one.event()).isPresent()) {
                forgotten.add(Erasure.of(one.event()).get());
            } else if (!repeat) {
                lookAfter(connection, one.event());
            }
        }
        // The rows of throttles are locked in one order everywhere, so that replicas do not wait for each other.
        fresh.sort(
                Comparator.comparing((OverdueAlert alert) -> alert.accountId().value())
                        .thenComparing(OverdueAlert::kind)
                        .thenComparing(OverdueAlert::at));
        var decisions = new ArrayList<AlertStore.Decision>();
        Instant now = clock.instant();
        for (OverdueAlert alert : fresh) {
            decisions.add(decide(connection, alert, now));
        }
        for (TranscriptWish wish : wishes) {
            decisions.add(isStale(wish.at(), now) ? AlertStore.Decision.STALE : store.take(connection, wish, now));
        }
        for (BadReview review : reviews) {
            decisions.add(decide(connection, review, now));
        }
        // Mails belong to dialogs, and none of these is ever opened again: what was made of them just now goes too.
        for (Erasure erasure : forgotten) {
            erasures.erase(connection, erasure, now);
        }
        ReadPositionStore.note(connection, partitions, filter);
        return decisions;
    }

    /** Notes what a visitor has still to read, and that they have read it [T-24]. */
    private void lookAfter(Connection connection, DialogEvent event) throws SQLException {
        EventMeta meta = event.meta();
        if (event instanceof DialogEvent.ReadAdvanced read && meta.actor() instanceof Actor.Visitor) {
            away.read(connection, meta.conversationId(), read.messageId());
        } else if (event instanceof DialogEvent.MessagePosted posted) {
            Instant now = clock.instant();
            int minutes = times(meta.accountId()).awayMinutes();
            boolean answered = meta.actor() instanceof Actor.Operator || meta.actor() instanceof Actor.Bot;
            if (meta.actor() instanceof Actor.Visitor) {
                away.wrote(connection, meta.conversationId());
            } else if (answered && minutes > 0 && !isStale(meta.at(), now)) {
                var answer = new AwayStore.Answer(
                        meta.accountId(), meta.conversationId(), meta.dialogId(), meta.sequence(), posted.messageId());
                away.answered(
                        connection,
                        answer,
                        meta.at(),
                        Duration.ofMinutes(minutes),
                        config.awayPause(),
                        UUID.randomUUID().toString());
            }
        }
    }

    private AlertStore.Decision decide(Connection connection, OverdueAlert alert, Instant now) throws SQLException {
        TimeSetting.Times times = times(alert.accountId());
        String recipient = times.alertEmail();
        if (recipient == null || recipient.isBlank()) {
            return AlertStore.Decision.NOBODY_TO_TELL;
        }
        return isStale(alert.at(), now)
                ? AlertStore.Decision.STALE
                : store.take(connection, alert, recipient, times, now);
    }

    /** Who is told of late replies is told of bad marks as well [W-09, W-10]. */
    private AlertStore.Decision decide(Connection connection, BadReview review, Instant now) throws SQLException {
        String recipient = times(review.accountId()).alertEmail();
        if (recipient == null || recipient.isBlank()) {
            return AlertStore.Decision.NOBODY_TO_TELL;
        }
        return isStale(review.at(), now) ? AlertStore.Decision.STALE : store.take(connection, review, recipient, now);
    }

    private boolean isStale(Instant at, Instant now) {
        return at.isBefore(now.minus(config.staleAfter()));
    }

    private TimeSetting.Times times(AccountId account) {
        return settings.all(account, TimeSetting.Times.class).stream()
                .findFirst()
                .orElseGet(() -> TimeSetting.Times.unsaved(account));
    }

    private boolean isWanted(ConsumerRecord<String, byte[]> record) {
        var type = record.headers().lastHeader(Headers.TYPE);
        if (type == null || record.value() == null) {
            return false;
        }
        return Arrays.equals(type.value(), OVERDUE)
                || Arrays.equals(type.value(), TRANSCRIPT)
                || Arrays.equals(type.value(), RATED)
                || Arrays.equals(type.value(), VISITOR_ERASED)
                || Arrays.equals(type.value(), DIALOG_ERASED)
                || (Arrays.equals(type.value(), MESSAGE) || Arrays.equals(type.value(), READ)) && isLookedAfter(record);
    }

    /** Whether the account mails answers to visitors who left; nearly none does, and costs nothing then. */
    private boolean isLookedAfter(ConsumerRecord<String, byte[]> record) {
        var account = record.headers().lastHeader(Headers.ACCOUNT);
        try {
            return account == null
                    || !feed.knowsSettings()
                    || times(new AccountId(new String(account.value(), UTF_8))).awayMinutes() > 0;
        } catch (ContractViolation e) {
            return false;
        }
    }

    private Optional<Found> read(ConsumerRecord<String, byte[]> record) {
        OptionalLong position = RecordHeaders.number(record.headers(), Headers.POSITION);
        try {
            Optional<DialogEvent> event = Json.read(record.value(), DialogEvent.class);
            if (position.isPresent() && event.isPresent()) {
                return Optional.of(new Found(record.partition(), position.getAsLong(), event.get()));
            }
        } catch (IOException e) {
            LOG.debugf("not of the documented form: %s", e.getClass().getName());
        }
        metrics.counter("parley.alerts.poison").increment();
        LOG.errorf("%s-%d@%d cannot be read and is skipped", record.topic(), record.partition(), record.offset());
        return Optional.empty();
    }

    private void pause() throws InterruptedException {
        LockSupport.parkNanos(PAUSE.toNanos());
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (stopping) {
            throw new IllegalStateException("stopping; the batch is read again");
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }
}
