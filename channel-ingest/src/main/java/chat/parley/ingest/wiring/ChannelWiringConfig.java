package chat.parley.ingest.wiring;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.ingest.channel.web.BrokerConfig;
import chat.parley.ingest.channel.web.WebConfig;
import chat.parley.ingest.connection.ConnectionJob;
import chat.parley.ingest.connection.Connections;
import chat.parley.ingest.connection.HealthClient;
import chat.parley.ingest.connection.HealthNewsJob;
import chat.parley.ingest.connection.HealthStore;
import chat.parley.ingest.connection.HookClient;
import chat.parley.ingest.connection.PositionStore;
import chat.parley.ingest.inbound.AddressStore;
import chat.parley.ingest.inbound.ArrivalClient;
import chat.parley.ingest.inbound.IntakeClient;
import chat.parley.ingest.inbound.OpeningClient;
import chat.parley.ingest.inbound.OrderStore;
import chat.parley.ingest.inbound.ParkedStore;
import chat.parley.ingest.installation.LeaseStore;
import chat.parley.ingest.kit.Channel;
import chat.parley.ingest.limit.LimitConfig;
import chat.parley.ingest.limit.Rate;
import chat.parley.ingest.limit.TokenBuckets;
import chat.parley.ingest.media.FileIntakeClient;
import chat.parley.ingest.media.FileStore;
import chat.parley.ingest.outbound.ChannelResource;
import chat.parley.ingest.outbound.TypingConsumer;
import chat.parley.ingest.visitor.VisitorKeys;
import chat.parley.persistence.SchemaJob;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.problem.ProblemException;
import chat.parley.platform.secret.SecretBox;
import chat.parley.platform.settings.SettingsView;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Puts the parts together that bring in what providers tell, and starts what runs by itself. */
@Singleton
public class ChannelWiringConfig {
    private static final Logger LOG = Logger.getLogger(ChannelWiringConfig.class);
    private static final String SERVICE = "channel-ingest";
    /** Before the settings begin to be read. */
    private static final int FIRST = 1;
    /** So many dialogs an operator may begin at once, and one each second after that. */
    private static final int FIRST_LETTERS = 10;

    private final BrokerConfig suite;
    private final WebConfig web;
    private final LimitConfig limits;

    ChannelWiringConfig(BrokerConfig suite, WebConfig web, LimitConfig limits) {
        this.suite = suite;
        this.web = web;
        this.limits = limits;
    }

    void begin(@Observes @Priority(FIRST) StartupEvent event, Connections connections) {
        LOG.debugf(
                "%d channels are known before any setting was read",
                connections.all().size());
    }

    void start(
            @Observes StartupEvent event,
            SchemaJob schema,
            ConnectionJob job,
            HealthNewsJob news,
            TypingConsumer typing) {
        job.start(schema);
        news.start(schema);
        typing.start();
    }

    @Produces
    @Singleton
    Connections connections(SettingsView settings, ChannelResource.Kinds kinds) {
        return new Connections(
                settings, SecretBox.of(suite.secretKey()), kinds.channels().keySet());
    }

    @Produces
    @Singleton
    LeaseStore leases(TransactionStore transactions) {
        return new LeaseStore(transactions, UUID.randomUUID().toString());
    }

    @Produces
    @Singleton
    AddressStore addresses(TransactionStore transactions) {
        return new AddressStore(transactions);
    }

    @Produces
    @Singleton
    ParkedStore parked(TransactionStore transactions) {
        return new ParkedStore(transactions);
    }

    @Produces
    @Singleton
    HealthClient health(TransactionStore transactions, InstantSource clock, MeterRegistry metrics) {
        return new HealthClient(new HealthStore(transactions), clock, metrics);
    }

    @Produces
    @Singleton
    ArrivalClient arrivals(
            IntakeClient intake,
            VisitorKeys keys,
            AddressStore addresses,
            ParkedStore parked,
            TransactionStore transactions,
            FileIntakeClient files,
            FileStore known,
            InstantSource clock,
            MeterRegistry metrics) {
        var rate = new Rate(limits.account().burst(), limits.account().perSecond());
        return new ArrivalClient(
                command -> stored(intake, command),
                intake::send,
                keys,
                addresses,
                parked,
                new OrderStore(transactions),
                files,
                known,
                new TokenBuckets<>(rate, limits.mostKeys(), System::nanoTime),
                clock,
                metrics);
    }

    /** Sends a command and returns when every in-sync replica has it. */
    static void stored(IntakeClient intake, chat.parley.contracts.command.DialogCommand command)
            throws InterruptedException {
        stored(intake.send(command));
    }

    private static void stored(CompletionStage<Void> sent) throws InterruptedException {
        try {
            sent.toCompletableFuture().get(12, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new ProblemException(ErrorCode.UNAVAILABLE, "not stored; send it again");
        }
    }

    @Produces
    @Singleton
    OpeningClient openings(IntakeClient intake, VisitorKeys keys, AddressStore addresses, InstantSource clock) {
        return new OpeningClient(
                command -> stored(intake, command),
                keys,
                addresses,
                new TokenBuckets<>(new Rate(FIRST_LETTERS, 1), limits.mostKeys(), System::nanoTime),
                clock);
    }

    @Produces
    @Singleton
    HealthNewsJob news(TransactionStore transactions, IntakeClient intake, EgressConfig config, InstantSource clock) {
        return new HealthNewsJob(
                new HealthStore(transactions), health -> stored(intake.send(health)), config.toldAfter(), clock);
    }

    void close(@Disposes HealthNewsJob job) {
        job.close();
    }

    @Produces
    @Singleton
    HookClient hooks(
            Connections connections,
            ChannelResource.Kinds kinds,
            ArrivalClient arrivals,
            SchemaJob schema,
            InstantSource clock,
            MeterRegistry metrics) {
        return new HookClient(connections, kinds.channels(), arrivals, schema::isDone, clock, metrics);
    }

    @Produces
    @Singleton
    ConnectionJob job(
            Connections connections,
            ChannelResource.Kinds kinds,
            HealthClient health,
            ArrivalClient arrivals,
            LeaseStore leases,
            TransactionStore transactions,
            InstantSource clock) {
        return new ConnectionJob(
                connections,
                kinds.channels(),
                health,
                arrivals,
                leases,
                new PositionStore(transactions),
                web.door(),
                clock);
    }

    void close(@Disposes ConnectionJob job) {
        job.close();
    }

    @Produces
    @Singleton
    TypingConsumer typing(
            Connections connections,
            ChannelResource.Kinds kinds,
            AddressStore addresses,
            SchemaJob schema,
            InstantSource clock) {
        Map<ChannelKind, Channel> channels = kinds.channels();
        return new TypingConsumer(suite.kafka(), SERVICE, connections, channels, addresses, schema, clock);
    }

    void close(@Disposes TypingConsumer consumer) {
        consumer.close();
    }
}
