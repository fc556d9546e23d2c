package chat.parley.ingest.channel.web;

import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.presence.Availability;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.ingest.inbound.CommandTimes;
import chat.parley.ingest.inbound.IntakeClient;
import chat.parley.ingest.invitation.ActivityConsumer;
import chat.parley.ingest.invitation.Invitations;
import chat.parley.ingest.limit.AddressCount;
import chat.parley.ingest.limit.CommandLimits;
import chat.parley.ingest.limit.LimitConfig;
import chat.parley.ingest.limit.Rate;
import chat.parley.ingest.limit.TokenBuckets;
import chat.parley.ingest.outbound.FeedConsumer;
import chat.parley.ingest.visitor.Audience;
import chat.parley.ingest.visitor.IdentityKeys;
import chat.parley.ingest.visitor.KeptFiles;
import chat.parley.ingest.visitor.KnownConversations;
import chat.parley.ingest.visitor.NoFiles;
import chat.parley.ingest.visitor.Offers;
import chat.parley.ingest.visitor.Onlookers;
import chat.parley.ingest.visitor.OpenConnections;
import chat.parley.ingest.visitor.PresenceConsumer;
import chat.parley.ingest.visitor.QueueConsumer;
import chat.parley.ingest.visitor.VisitorKeys;
import chat.parley.platform.outcome.OutcomeWaiter;
import chat.parley.platform.secret.SecretBox;
import chat.parley.platform.settings.AccessRules;
import chat.parley.platform.settings.SettingsReader;
import chat.parley.platform.settings.SettingsView;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Puts the parts together, starts them, and takes them down in order. */
@Singleton
public class WiringConfig {
    private static final String SERVICE = "channel-ingest";

    private final BrokerConfig broker;
    private final WebConfig web;
    private final LimitConfig limits;
    private final InstantSource clock = InstantSource.system();

    WiringConfig(BrokerConfig broker, WebConfig web, LimitConfig limits) {
        this.broker = broker;
        this.web = web;
        this.limits = limits;
    }

    void start(
            @Observes StartupEvent event,
            SettingsReader settings,
            PresenceConsumer presence,
            QueueConsumer queues,
            FeedConsumer feed,
            IntakeClient intake,
            SocketsJob sockets) {
        intake.start();
        settings.start();
        presence.start();
        queues.start();
        feed.start();
        sockets.start();
    }

    /** While the server still serves: at its own end the sockets would be cut without a word. */
    void leave(@Observes ShutdownDelayInitiatedEvent event, Readiness readiness, SocketsJob sockets) {
        readiness.drain();
        sockets.drain();
    }

    @Produces
    @Singleton
    SettingsView settingsView() {
        return new SettingsView();
    }

    @Produces
    @Singleton
    AccessRules access(SettingsView settings) {
        return new AccessRules(settings::access, InstantSource.system());
    }

    @Produces
    @Singleton
    SettingsReader settingsReader(SettingsView view) {
        return new SettingsReader(broker.kafka(), SERVICE, view);
    }

    void close(@Disposes SettingsReader reader) {
        reader.close();
    }

    @Produces
    @Singleton
    IntakeClient intake() {
        return IntakeClient.connect(broker.kafka(), SERVICE, clock, new SecureRandom());
    }

    void close(@Disposes IntakeClient client) {
        client.close();
    }

    @Produces
    @Singleton
    FeedConsumer feed(WebDelivery delivery) {
        return new FeedConsumer(broker.kafka(), SERVICE, delivery);
    }

    void close(@Disposes FeedConsumer consumer) {
        consumer.close();
    }

    @Produces
    @Singleton
    PresenceConsumer presence(Availability availability, WebDelivery delivery) {
        return new PresenceConsumer(broker.kafka(), SERVICE, availability, delivery::availabilityChanged);
    }

    void close(@Disposes PresenceConsumer consumer) {
        consumer.close();
    }

    @Produces
    @Singleton
    QueueConsumer queues(WebDelivery delivery) {
        return new QueueConsumer(broker.kafka(), SERVICE, delivery::queueChanged);
    }

    void close(@Disposes QueueConsumer consumer) {
        consumer.close();
    }

    @Produces
    @Singleton
    Offers offers(Availability availability, SettingsView settings) {
        return new Offers(availability, account -> {
            TimeSetting.Distribution set = settings.all(account, TimeSetting.Distribution.class).stream()
                    .findFirst()
                    .orElse(TimeSetting.Distribution.unsaved(account));
            return new Offers.Limits(
                    set.onlineQueueLimit(),
                    set.offlineQueueLimit(),
                    settings.all(account, Setting.Placement.class).stream()
                            .collect(Collectors.toMap(
                                    Setting.Placement::placementId,
                                    own -> new Offers.Own(own.queueLimit(), own.offlineLimit()))));
        });
    }

    @Produces
    @Singleton
    SocketsJob sockets(
            OpenConnections connections,
            KnownConversations known,
            Availability availability,
            WebDelivery delivery,
            WebIntakeClient intake) {
        return new SocketsJob(connections, known, availability, delivery, intake, web, clock, System::nanoTime);
    }

    void close(@Disposes SocketsJob job) {
        job.close();
    }

    @Produces
    @Singleton
    VisitorKeys keys(SettingsView settings) {
        return new VisitorKeys(settings, SecretBox.of(broker.secretKey()), clock);
    }

    @Produces
    @Singleton
    Availability availability() {
        return new Availability(System::nanoTime);
    }

    @Produces
    @Singleton
    Audience audience() {
        return new Audience();
    }

    @Produces
    @Singleton
    OpenConnections connections() {
        return new OpenConnections();
    }

    @Produces
    @Singleton
    KnownConversations known() {
        return new KnownConversations(web.remembered());
    }

    @Produces
    @Singleton
    AddressCount addresses() {
        return new AddressCount(limits.socketsPerAddress(), System::nanoTime);
    }

    @Produces
    @Singleton
    OutcomeWaiter waiter() {
        return new OutcomeWaiter();
    }

    @Produces
    @Singleton
    WebMeterClient metrics(MeterRegistry registry, OpenConnections connections) {
        return new WebMeterClient(registry, connections);
    }

    @Produces
    @Singleton
    IdentityKeys identities(SettingsView settings) {
        return new IdentityKeys(settings, SecretBox.of(broker.secretKey()), clock);
    }

    @Produces
    @Singleton
    WebChannel channel(
            SettingsView settings,
            VisitorKeys keys,
            IdentityKeys identities,
            Availability availability,
            Offers offers) {
        return new WebChannel(
                settings,
                keys,
                identities,
                availability,
                offers,
                web.door(),
                web.tokenLife(),
                clock,
                () -> new VisitorId(UUID.randomUUID().toString()));
    }

    @Produces
    @Singleton
    WebIntakeClient webIntake(
            WebChannel channel,
            IntakeClient intake,
            KnownConversations known,
            OutcomeWaiter waiter,
            WebMeterClient metrics,
            IdentityKeys identities,
            KeptFiles files,
            Invitations invitations) {
        var commandLimits = new CommandLimits(
                new Rate(limits.visitor().burst(), limits.visitor().perSecond()),
                new Rate(limits.channel().burst(), limits.channel().perSecond()),
                new Rate(limits.account().burst(), limits.account().perSecond()),
                limits.mostKeys(),
                System::nanoTime);
        return new WebIntakeClient(
                channel,
                intake,
                commandLimits,
                new CommandTimes(web.remembered()),
                known,
                waiter,
                metrics,
                identities,
                files,
                invitations,
                web.typingPreview(),
                clock,
                System::nanoTime);
    }

    @Produces
    @Singleton
    WebDelivery delivery(
            Audience audience,
            KnownConversations known,
            Availability availability,
            Offers offers,
            Onlookers onlookers,
            WebIntakeClient intake,
            SettingsView settings) {
        var delivery = new WebDelivery(audience, known, availability, offers, onlookers, intake::ended);
        settings.onChange(delivery::settingChanged);
        return delivery;
    }

    /** Until there is a store of files; whoever has one provides their own. */
    @Produces
    @Singleton
    @DefaultBean
    KeptFiles files() {
        return new NoFiles();
    }

    @Produces
    @Singleton
    Onlookers onlookers() {
        return new Onlookers(web.onlookers());
    }

    @Produces
    @Singleton
    TalkSocket talk(
            WebChannel channel,
            WebIntakeClient intake,
            Audience audience,
            KnownConversations known,
            Availability availability,
            Offers offers,
            WebMeterClient metrics) {
        return new TalkSocket(
                channel, intake, audience, known, availability, offers, metrics, web.tabs(), System::nanoTime);
    }

    @Produces
    @Singleton
    KnownOrigins origins(SettingsView settings) {
        return new KnownOrigins(settings, web.door());
    }

    @Produces
    @Singleton
    WebChatResource.Allowances allowances() {
        return new WebChatResource.Allowances(
                new TokenBuckets<>(
                        new Rate(limits.session().burst(), limits.session().perSecond()),
                        limits.mostKeys(),
                        System::nanoTime),
                new TokenBuckets<>(new Rate(1, 1), limits.mostKeys(), System::nanoTime));
    }

    @Produces
    @Singleton
    Readiness readiness(
            SettingsReader settings,
            PresenceConsumer presence,
            QueueConsumer queues,
            FeedConsumer feed,
            ActivityConsumer activity,
            IntakeClient intake) {
        var parts = new LinkedHashMap<String, BooleanSupplier>();
        parts.put("settings", settings::isReady);
        parts.put("presence", presence::isReady);
        parts.put("queues", queues::isReady);
        parts.put("feed", feed::isReady);
        parts.put("activity", activity::isReady);
        parts.put("intake", intake::isReady);
        return new Readiness(parts);
    }
}
