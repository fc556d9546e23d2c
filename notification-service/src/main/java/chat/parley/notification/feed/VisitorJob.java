package chat.parley.notification.feed;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.settings.Visits;
import chat.parley.contracts.topic.Topic;
import chat.parley.contracts.visit.VisitorActivity;
import chat.parley.notification.socket.Session;
import chat.parley.notification.socket.Sessions;
import chat.parley.notification.visit.LiveVisitor;
import chat.parley.notification.visit.LiveVisitors;
import chat.parley.notification.visit.VisitFrames;
import chat.parley.notification.visit.VisitSettings;
import chat.parley.platform.json.Json;
import chat.parley.platform.kafka.ReplicaReader;
import chat.parley.platform.settings.SettingsView;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Follows who is on the sites, from what the topic still holds on, and tells those who look on what has changed, a few
 * times a second [W-35, W-51].
 */
@ApplicationScoped
class VisitorJob {
    private static final Logger LOG = Logger.getLogger(VisitorJob.class);
    private static final long PACE_MILLIS = 200;

    private final LiveVisitors visitors;
    private final VisitSettings settings;
    private final Sessions sessions;
    private final ReplicaReader reader;
    private final InstantSource clock = InstantSource.system();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("visitors-pace").daemon().factory());

    VisitorJob(LogConfig log, LiveVisitors visitors, VisitSettings settings, SettingsView view, Sessions sessions) {
        this.visitors = visitors;
        this.settings = settings;
        this.sessions = sessions;
        this.reader = new ReplicaReader(
                log.bootstrapServers(),
                "notification-service-visitors",
                List.of(Topic.ACTIVITY),
                ReplicaReader.Start.BEGINNING,
                this::on);
        view.onChange(setting -> {
            if (setting instanceof Visits) {
                visitors.judgeAgain(setting.accountId());
            }
        });
    }

    void start(@Observes StartupEvent event) {
        reader.start();
        thread.scheduleWithFixedDelay(this::tell, PACE_MILLIS, PACE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void on(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            Json.read(record.value(), VisitorActivity.class)
                    .ifPresent(activity -> visitors.heard(activity, clock.instant(), System.nanoTime()));
        } catch (IOException e) {
            LOG.errorf("a report at %d@%d cannot be read and is skipped", record.partition(), record.offset());
        }
    }

    private void tell() {
        try {
            visitors.look(clock.instant(), System.nanoTime());
            visitors.takeChanges().forEach(this::tell);
        } catch (RuntimeException e) {
            LOG.error("telling of visitors failed and goes on", e);
        }
    }

    private void tell(AccountId account, LiveVisitors.Change change) {
        String changed = VisitFrames.changed(change);
        List<String> arrived = settings.of(account).arrivalAlert()
                ? change.arrived().stream().map(VisitFrames::arrived).toList()
                : List.of();
        for (Session session : sessions.of(account)) {
            if (session.watchesVisitors()) {
                session.send(changed);
            }
            arrived.forEach(session::send);
        }
        change.answered().forEach(visitor -> answered(account, visitor));
    }

    /** Who has invited hears of the answer, whatever they look at. */
    private void answered(AccountId account, LiveVisitor visitor) {
        LiveVisitor.Invitation invitation = visitor.invitation();
        if (invitation != null) {
            String frame = VisitFrames.answered(visitor, invitation.invitationId());
            sessions.of(account, invitation.operatorId()).forEach(session -> session.send(frame));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
        reader.close();
    }
}
