package chat.parley.notification.wiring;

import chat.parley.contracts.operator.OperatorCommands;
import chat.parley.contracts.operator.OperatorDirectory;
import chat.parley.notification.announce.AnnounceClient;
import chat.parley.notification.audience.Audiences;
import chat.parley.notification.audience.RecentDialogs;
import chat.parley.notification.feed.FeedJob;
import chat.parley.notification.feed.LogConfig;
import chat.parley.notification.feed.RecentSequences;
import chat.parley.notification.presence.PresenceBoard;
import chat.parley.notification.presence.PresenceFrames;
import chat.parley.notification.shift.Shifts;
import chat.parley.notification.socket.Admission;
import chat.parley.notification.socket.Ending;
import chat.parley.notification.socket.Listeners;
import chat.parley.notification.socket.Session;
import chat.parley.notification.socket.Sessions;
import chat.parley.notification.socket.SocketConfig;
import chat.parley.notification.socket.SocketCounts;
import chat.parley.notification.visit.LiveVisitors;
import chat.parley.notification.visit.VisitDeskClient;
import chat.parley.notification.visit.VisitSettings;
import chat.parley.platform.kafka.CommandSender;
import chat.parley.platform.settings.AccessRules;
import chat.parley.platform.settings.SettingsView;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;

/** Makes the pure parts, one of each. */
@Singleton
class PartsConfig {
    private static final String SERVICE = "notification-service";

    private final List<Meter> shown = new CopyOnWriteArrayList<>();

    @Produces
    @Singleton
    Producer<String, byte[]> producer(LogConfig log) {
        return new KafkaProducer<>(CommandSender.reliable(log.bootstrapServers(), SERVICE));
    }

    void close(@Disposes Producer<String, byte[]> producer) {
        producer.close(Duration.ofSeconds(2));
    }

    @Produces
    @Singleton
    CommandSender commands(Producer<String, byte[]> producer) {
        return new CommandSender(producer, SERVICE);
    }

    @Produces
    @Singleton
    SettingsView settings() {
        return new SettingsView();
    }

    @Produces
    @Singleton
    AccessRules access(SettingsView settings) {
        return new AccessRules(settings::access, InstantSource.system());
    }

    @Produces
    @Singleton
    RecentDialogs dialogs(SocketConfig config) {
        return new RecentDialogs(config.recentDialogs());
    }

    @Produces
    @Singleton
    OperatorDirectory directory(SettingsView settings, RecentDialogs dialogs) {
        return new KnownDirectory(settings, dialogs);
    }

    @Produces
    @Singleton
    RecentSequences sequences(SocketConfig config) {
        return new RecentSequences(config.heartbeatMemory());
    }

    @Produces
    @Singleton
    PresenceBoard presence() {
        return new PresenceBoard(System.nanoTime());
    }

    @Produces
    @Singleton
    Sessions sessions() {
        return new Sessions();
    }

    @Produces
    @Singleton
    PresenceFrames presenceFrames(PresenceBoard board, OperatorDirectory directory) {
        return new PresenceFrames(board, directory);
    }

    @Produces
    @Singleton
    Audiences audiences(SettingsView settings) {
        return new Audiences(settings);
    }

    @Produces
    @Singleton
    Shifts shifts(SettingsView settings) {
        return new Shifts(settings);
    }

    @Produces
    @Singleton
    Listeners listeners(SettingsView settings) {
        return new Listeners(settings);
    }

    @Produces
    @Singleton
    Admission admission(SocketConfig config, Instance<FeedJob> feed) {
        return new Admission(
                config.door(),
                config.frameBurst(),
                config.framesPerSecond(),
                System::nanoTime,
                () -> feed.get().isReady());
    }

    @Produces
    @Singleton
    SocketCounts counts(MeterRegistry metrics, Sessions sessions, Instance<FeedJob> feed) {
        var counts = new SocketCounts();
        shown.add(
                Gauge.builder("parley.sockets.open", sessions, all -> all.all().size())
                        .register(metrics));
        shown.add(FunctionCounter.builder("parley.frames.received", counts, SocketCounts::received)
                .register(metrics));
        shown.add(FunctionCounter.builder("parley.frames.sent", counts, SocketCounts::sent)
                .register(metrics));
        shown.add(FunctionCounter.builder("parley.frames.dropped", counts, SocketCounts::dropped)
                .register(metrics));
        shown.add(FunctionCounter.builder(
                        "parley.feed.jumps", feed, job -> job.get().jumps())
                .register(metrics));
        for (Ending ending : Ending.values()) {
            shown.add(FunctionCounter.builder("parley.sockets.ended", counts, all -> all.endedFor(ending))
                    .tag("code", Integer.toString(ending.code()))
                    .register(metrics));
        }
        return counts;
    }

    /** Who is started after this one in the same process shows figures of their own. */
    void hide(@Disposes SocketCounts counts, MeterRegistry metrics) {
        shown.forEach(metrics::remove);
        shown.clear();
    }

    @Produces
    @Singleton
    Session.Patience patience(SocketConfig config) {
        return new Session.Patience(
                config.helloPatience(), config.silence(), config.tokenGrace(), config.lease(), config.typingPace());
    }

    @Produces
    @Singleton
    VisitSettings visitSettings(SettingsView settings) {
        return new VisitSettings(settings);
    }

    @Produces
    @Singleton
    LiveVisitors visitors(VisitSettings settings, SocketConfig config, MeterRegistry metrics) {
        var visitors = new LiveVisitors(config.visitorsOfAccount(), config.visitors(), settings::priority);
        Gauge.builder("parley.visitors.live", visitors, LiveVisitors::count).register(metrics);
        FunctionCounter.builder("parley.visitors.overflow", visitors, LiveVisitors::overflow)
                .register(metrics);
        return visitors;
    }

    @Produces
    @Singleton
    VisitDeskClient visitDesk(
            LiveVisitors visitors, VisitSettings settings, RecentDialogs dialogs, AnnounceClient announcements) {
        return new VisitDeskClient(visitors, settings, dialogs, announcements, InstantSource.system());
    }

    @Produces
    @Singleton
    OperatorCommands translation(OperatorDirectory directory) {
        return new OperatorCommands(directory, InstantSource.system());
    }
}
