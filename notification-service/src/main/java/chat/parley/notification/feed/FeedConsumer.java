package chat.parley.notification.feed;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.signal.Signal;
import chat.parley.contracts.topic.Headers;
import chat.parley.contracts.topic.Topic;
import chat.parley.notification.announce.LeaseId;
import chat.parley.notification.audience.Audience;
import chat.parley.notification.audience.Audiences;
import chat.parley.notification.audience.RecentDialogs;
import chat.parley.notification.presence.PresenceBoard;
import chat.parley.notification.socket.Ending;
import chat.parley.notification.socket.Frames;
import chat.parley.notification.socket.Session;
import chat.parley.notification.socket.Sessions;
import chat.parley.platform.json.Json;
import chat.parley.platform.kafka.RecordHeaders;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Takes every event, outcome, signal and lease from the log and gives it to the sockets it concerns. */
@ApplicationScoped
class FeedConsumer {
    private static final Logger LOG = Logger.getLogger(FeedConsumer.class);

    private final Sessions sessions;
    private final RecentDialogs dialogs;
    private final RecentSequences sequences;
    private final Audiences audiences;
    private final PresenceBoard presence;
    private final InstantSource clock = InstantSource.system();
    private final Timer delay;

    FeedConsumer(
            Sessions sessions,
            RecentDialogs dialogs,
            RecentSequences sequences,
            Audiences audiences,
            PresenceBoard presence,
            MeterRegistry metrics) {
        this.sessions = sessions;
        this.dialogs = dialogs;
        this.sequences = sequences;
        this.audiences = audiences;
        this.presence = presence;
        this.delay = Timer.builder("parley.feed.delay")
                .description("from an event's record time until it was handed to the last socket it is for")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(metrics);
    }

    /** Takes a record, on the reader's thread. */
    void on(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            if (record.topic().equals(Topic.EVENTS.name())) {
                Json.read(record.value(), DialogEvent.class).ifPresent(event -> on(event, record));
            } else if (record.topic().equals(Topic.OUTCOMES.name())) {
                Json.read(record.value(), Outcome.class).ifPresent(outcome -> on(outcome, record));
            } else if (record.topic().equals(Topic.SIGNALS.name())) {
                Json.read(record.value(), Signal.class).ifPresent(signal -> on(signal, record));
            } else {
                Json.read(record.value(), PresenceLease.class).ifPresent(lease -> on(lease, record));
            }
        } catch (IOException e) {
            LOG.errorf("a record cannot be read: %s-%d@%d", record.topic(), record.partition(), record.offset());
        }
    }

    private void on(DialogEvent event, ConsumerRecord<String, byte[]> record) {
        EventMeta meta = event.meta();
        sequences.heard(meta, System.nanoTime());
        RecentDialogs.Change change = dialogs.apply(event);
        Audience audience = audiences.of(meta.accountId());
        var whole = new Body(record.value(), Frames::event);
        boolean delivered = false;
        for (Session session : sessions.of(meta.accountId())) {
            Session.Member member = session.member();
            if (member == null) {
                continue;
            }
            switch (audience.judge(member.listener(), change)) {
                case DELIVER -> {
                    session.send(whole.frame());
                    delivered = true;
                }
                case NUDGE -> session.send(Frames.nudge(meta.conversationId(), meta.sequence()));
                case WITHHOLD -> {}
            }
        }
        if (delivered) {
            delay.record(Duration.ofMillis(Math.max(0, clock.millis() - record.timestamp())));
        }
    }

    private void on(Outcome outcome, ConsumerRecord<String, byte[]> record) {
        if (outcome.issuer() instanceof Actor.Operator operator) {
            var frame = new Body(record.value(), body -> Frames.outcome(outcome.commandId(), body));
            sessions.of(outcome.accountId(), operator.operatorId()).forEach(session -> session.send(frame.frame()));
        }
    }

    private void on(Signal signal, ConsumerRecord<String, byte[]> record) {
        switch (signal) {
            case Signal.Typing typing -> on(typing, record);
            // Meant for the visitor alone.
            case Signal.QueuePlace place -> {}
            case Signal.Teleport teleport -> {}
        }
    }

    private void on(Signal.Typing signal, ConsumerRecord<String, byte[]> record) {
        Audience audience = audiences.of(signal.accountId());
        var dialog = dialogs.find(signal.conversationId())
                .filter(view -> view.accountId().equals(signal.accountId()))
                .orElse(null);
        var whole = new Body(record.value(), Frames::signal);
        for (Session session : sessions.of(signal.accountId())) {
            Session.Member member = session.member();
            if (member == null || isOf(signal.actor(), member)) {
                continue;
            }
            switch (audience.judge(member.listener(), dialog)) {
                case DELIVER -> session.send(whole.frame());
                case NUDGE -> session.send(Frames.signal(Json.text(withoutText(signal))));
                case WITHHOLD -> {}
            }
        }
    }

    private void on(PresenceLease lease, ConsumerRecord<String, byte[]> record) {
        presence.heard(lease, System.nanoTime());
        Optional<LeaseId> id = LeaseId.parse(RecordHeaders.text(record.headers(), Headers.ID));
        Optional<Session> here = sessions.of(lease.accountId(), lease.operatorId(), lease.deviceId());
        if (id.isPresent()
                && here.isPresent()
                && here.get().isReplacedBy(id.get().sessionId(), id.get().number())) {
            here.get().end(Ending.REPLACED);
        }
    }

    /** What the listener is told when nothing says whether they may read along: that somebody types, not what. */
    private static Signal withoutText(Signal.Typing t) {
        return new Signal.Typing(t.accountId(), t.conversationId(), t.dialogId(), t.actor(), t.active(), null);
    }

    private static boolean isOf(Actor actor, Session.Member member) {
        return actor instanceof Actor.Operator operator
                && operator.operatorId().equals(member.login().operatorId());
    }
}
