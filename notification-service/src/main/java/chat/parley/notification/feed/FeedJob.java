package chat.parley.notification.feed;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.topic.Topic;
import chat.parley.notification.login.Login;
import chat.parley.notification.presence.PresenceBoard;
import chat.parley.notification.presence.PresenceFrames;
import chat.parley.notification.socket.Ending;
import chat.parley.notification.socket.Frames;
import chat.parley.notification.socket.Listeners;
import chat.parley.notification.socket.Session;
import chat.parley.notification.socket.Sessions;
import chat.parley.notification.socket.SocketConfig;
import chat.parley.platform.json.Json;
import chat.parley.platform.kafka.ReplicaReader;
import chat.parley.platform.settings.SettingsReader;
import chat.parley.platform.settings.SettingsView;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs the feed: the readers of the log, and what is told at a pace: heartbeats, presence, changed settings. */
@ApplicationScoped
public class FeedJob {
    private static final Logger LOG = Logger.getLogger(FeedJob.class);
    private static final int SEQUENCES_PER_FRAME = 500;
    private static final String SERVICE = "notification-service";

    private final SocketConfig config;
    private final Sessions sessions;
    private final RecentSequences sequences;
    private final PresenceBoard presence;
    private final PresenceFrames presenceFrames;
    private final Listeners listeners;
    private final ReplicaReader reader;
    private final SettingsReader settings;
    private final Set<AccountId> changedAccounts = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("feed-pace").daemon().factory());

    FeedJob(
            SocketConfig config,
            LogConfig log,
            Sessions sessions,
            RecentSequences sequences,
            PresenceBoard presence,
            PresenceFrames presenceFrames,
            Listeners listeners,
            SettingsView view,
            FeedConsumer feed) {
        this.config = config;
        this.sessions = sessions;
        this.sequences = sequences;
        this.presence = presence;
        this.presenceFrames = presenceFrames;
        this.listeners = listeners;
        this.settings = new SettingsReader(log.bootstrapServers(), SERVICE, view);
        this.reader = new ReplicaReader(
                log.bootstrapServers(),
                SERVICE + "-feed",
                List.of(Topic.EVENTS, Topic.OUTCOMES, Topic.SIGNALS, Topic.PRESENCE),
                ReplicaReader.Start.END,
                feed::on);
        view.onChange(this::changed);
    }

    void start(@Observes StartupEvent event) {
        settings.start();
        reader.start();
        every(config.presencePace().toMillis(), this::tellChanges);
        every(config.heartbeat().toMillis(), this::beat);
    }

    /** Whether everything that happens from now on reaches the sockets of this replica. */
    public boolean isReady() {
        return settings.isReady() && reader.isReady();
    }

    /** Whether everything that had been configured when this replica started is known. */
    public boolean knowsSettings() {
        return settings.isReady();
    }

    /** How often the log missed positions; always 0 unless it lost something. */
    public long jumps() {
        return reader.jumps();
    }

    private void beat() {
        long now = System.nanoTime();
        sequences.forgetOld(now);
        for (AccountId account : sessions.accounts()) {
            List<String> frames = sequences.of(account, now, SEQUENCES_PER_FRAME).stream()
                    .map(portion -> Json.text(Frames.heartbeat(portion)))
                    .toList();
            for (Session session : sessions.of(account)) {
                frames.forEach(session::send);
            }
        }
    }

    private void tellChanges() {
        presence.look(System.nanoTime());
        presence.takeChanges().forEach(this::tellPresence);
        for (AccountId account : List.copyOf(changedAccounts)) {
            changedAccounts.remove(account);
            sessions.of(account).forEach(session -> session.send(Frames.SETTINGS));
        }
    }

    private void tellPresence(AccountId account, Collection<PresenceBoard.Change> changes) {
        Map<Role, Optional<String>> frames = new EnumMap<>(Role.class);
        for (Session session : sessions.of(account)) {
            Session.Member member = session.member();
            if (member != null) {
                Login login = member.login();
                frames.computeIfAbsent(login.role(), role -> presenceFrames.changed(account, changes, role))
                        .ifPresent(session::send);
                // What others are not shown of an operator, they themselves are.
                changes.stream()
                        .filter(change -> change.operatorId().equals(login.operatorId())
                                && PresenceBoard.shownTo(login.role(), change.after()) != change.after())
                        .forEach(change ->
                                session.send(presenceFrames.own(account, login.operatorId(), change.after())));
            }
        }
    }

    private void changed(Setting setting) {
        changedAccounts.add(setting.accountId());
        if (setting instanceof Setting.Operator operator) {
            for (Session session : sessions.of(operator.accountId(), operator.operatorId())) {
                Session.@Nullable Member member = session.member();
                if (operator.removed()) {
                    session.end(Ending.NOT_AUTHENTICATED);
                } else if (member != null) {
                    session.hear(listeners.of(member.login()));
                }
            }
        }
    }

    private void every(long millis, Runnable work) {
        thread.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        LOG.error("the feed failed at its pace and goes on", e);
                    }
                },
                millis,
                millis,
                TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
        reader.close();
        settings.close();
    }
}
