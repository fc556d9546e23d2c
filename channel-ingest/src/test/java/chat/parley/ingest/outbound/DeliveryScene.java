package chat.parley.ingest.outbound;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.settings.Setting;
import chat.parley.ingest.connection.Connections;
import chat.parley.ingest.connection.HealthClient;
import chat.parley.ingest.connection.HealthNewsJob;
import chat.parley.ingest.connection.HealthStore;
import chat.parley.ingest.erasure.ErasureStore;
import chat.parley.ingest.inbound.Address;
import chat.parley.ingest.inbound.AddressStore;
import chat.parley.ingest.media.FolderStore;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.secret.SecretBox;
import chat.parley.platform.settings.SettingsView;
import chat.parley.testkit.MutableClock;
import chat.parley.testkit.SampleAccount;
import chat.parley.testkit.TestDatabase;
import chat.parley.testkit.VisitorKeys;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;

/** The engine of deliveries with a real database, a channel of the test's own, and a clock that the test moves. */
final class DeliveryScene {
    static final AccountId ACME = new AccountId("acme");
    static final ChannelId CHANNEL = new ChannelId("post-1");
    static final ChannelId OTHER = new ChannelId("post-2");

    final MutableClock clock = MutableClock.at("2026-11-21T09:00:00Z");
    final PostOffice office = new PostOffice();
    final List<DialogCommand> commands = new ArrayList<>();
    final SettingsView settings = new SettingsView();
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final TransactionStore transactions;
    final DeliveryStore deliveries = new DeliveryStore();
    final DeliveryRowStore rows = new DeliveryRowStore();
    final AddressStore addresses;
    final OutboundStore outbound;
    private final Connections connections;
    private long sequence;
    private DeliveryJob job;

    DeliveryScene() {
        var source = TestDatabase.fresh("deliveries").dataSource();
        Flyway.configure().dataSource(source).load().migrate();
        transactions = new TransactionStore(source);
        addresses = new AddressStore(transactions);
        outbound = new OutboundStore(
                addresses,
                deliveries,
                Map.of(PostOffice.KIND, office.capabilities()),
                new ErasureStore(transactions, addresses),
                clock);
        connections = new Connections(settings, SecretBox.of(VisitorKeys.SECRET_KEY), Set.of(PostOffice.KIND));
        settings.apply(new SampleAccount("acme").account());
        configure(1, Map.of(), true);
        job = restarted();
    }

    void configure(long version, Map<String, String> config, boolean enabled) {
        configure(version, config, enabled, false);
    }

    /** The channel is no more. */
    void remove(long version) {
        configure(version, Map.of(), true, true);
    }

    /** The account has another channel of the kind. */
    void configureOther() {
        configure(OTHER, 1, Map.of(), true, false);
    }

    private void configure(long version, Map<String, String> config, boolean enabled, boolean removed) {
        configure(CHANNEL, version, config, enabled, removed);
    }

    private void configure(
            ChannelId channel, long version, Map<String, String> config, boolean enabled, boolean removed) {
        settings.apply(new Setting.Channel(
                ACME,
                version,
                removed,
                channel,
                PostOffice.KIND,
                "Post",
                null,
                enabled,
                Set.of(),
                Set.of(),
                config,
                Map.of()));
    }

    /** What tells of connections, after two minutes. */
    HealthNewsJob news(HealthNewsJob.Outlet outlet) {
        return new HealthNewsJob(new HealthStore(transactions), outlet, Duration.ofMinutes(2), clock);
    }

    /** The same database, and nothing remembered. */
    void restart() {
        job = restarted();
    }

    private DeliveryJob restarted() {
        var pace = new ChannelPace();
        var health = new HealthClient(new HealthStore(transactions), clock, metrics);
        return new DeliveryJob(
                connections,
                Map.of(PostOffice.KIND, office),
                health,
                transactions,
                deliveries,
                new AttemptClient(
                        transactions,
                        deliveries,
                        addresses,
                        new FolderStore(Path.of("target/no-files")),
                        health,
                        pace,
                        new Backoff(() -> 0.5),
                        clock,
                        metrics),
                new StatusClient(transactions, deliveries, commands::add, clock),
                pace,
                new Config(),
                clock,
                Runnable::run);
    }

    private record Config() implements DeliveryConfig {
        @Override
        public URI dialogService() {
            return URI.create("http://localhost:1");
        }

        @Override
        public int attemptsPerChannel() {
            return 200;
        }

        @Override
        public Duration attemptPatience() {
            return Duration.ofSeconds(90);
        }

        @Override
        public Duration pace() {
            return Duration.ofMillis(1);
        }
    }

    static ConversationId conversation(String visitor) {
        return new ConversationId("conversation-of-" + visitor);
    }

    /** The visitor has written before, so we know where they are. */
    void know(String visitor) {
        know(visitor, CHANNEL);
    }

    void know(String visitor, ChannelId channel) {
        addresses.note(
                new Address(
                        ACME,
                        conversation(visitor),
                        channel,
                        PostOffice.KIND,
                        visitor,
                        new VisitorId("post-" + visitor),
                        null),
                clock.instant());
    }

    private EventMeta meta(String visitor, Actor actor) {
        sequence++;
        return new EventMeta(
                ACME,
                conversation(visitor),
                new DialogId("d-" + visitor),
                sequence,
                sequence,
                clock.instant(),
                actor,
                new CommandId("c-" + sequence));
    }

    private static Actor ann() {
        return new Actor.Operator(new OperatorId("ann"), "Ann", Role.OPERATOR);
    }

    DialogEvent.MessagePosted answer(String visitor, String text) {
        return new DialogEvent.MessagePosted(
                meta(visitor, ann()), new MessageId("m-" + (sequence)), text, "client-" + sequence, null);
    }

    DialogEvent.MessageEdited edit(DialogEvent.MessagePosted message, String visitor, String text) {
        return new DialogEvent.MessageEdited(meta(visitor, ann()), message.messageId(), text, 2);
    }

    DialogEvent.MessagePosted wrote(String visitor, String text) {
        return new DialogEvent.MessagePosted(
                meta(visitor, new Actor.Visitor(new VisitorId("post-" + visitor), null)),
                new MessageId("m-" + sequence),
                text,
                null,
                "ext-" + sequence);
    }

    int happened(DialogEvent... events) {
        return transactions.run(sql -> outbound.deliver(sql, List.of(events)));
    }

    /** Lets the engine work for a while, looking again each {@code step}. */
    void pass(Duration time, Duration step) {
        var end = clock.instant().plus(time);
        work();
        while (clock.instant().isBefore(end)) {
            clock.advance(step);
            work();
        }
    }

    /** Everything that is due now. */
    void work() {
        try {
            while (job.turn() > 0) {
                // Until nothing moves any more.
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Delivery> list() {
        return transactions.run(sql -> rows.list(sql, ACME, CHANNEL, null, Long.MAX_VALUE, 200));
    }

    List<String> statuses() {
        return commands.stream()
                .filter(DialogCommand.RecordMessageStatus.class::isInstance)
                .map(DialogCommand.RecordMessageStatus.class::cast)
                .map(command -> command.messageId() + " " + command.status() + " " + command.reason())
                .toList();
    }
}
