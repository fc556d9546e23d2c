package chat.parley.ingest.inbound;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AttachmentId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.ingest.limit.Rate;
import chat.parley.ingest.limit.TokenBuckets;
import chat.parley.ingest.media.FileIntakeClient;
import chat.parley.ingest.media.FileStore;
import chat.parley.ingest.media.FileTypes;
import chat.parley.ingest.media.FolderStore;
import chat.parley.ingest.visitor.VisitorKeys;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.problem.ProblemException;
import chat.parley.platform.secret.SecretBox;
import chat.parley.platform.settings.SettingsView;
import chat.parley.testkit.MutableClock;
import chat.parley.testkit.SampleAccount;
import chat.parley.testkit.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;

/** The way in over a real database, with a clock that the test moves and a log that it reads. */
public final class ArrivalScene {
    public final MutableClock clock = MutableClock.at("2026-11-21T09:00:00Z");
    public final SampleAccount acme = new SampleAccount("acme");
    public final List<DialogCommand.PostVisitorMessage> sent = Collections.synchronizedList(new ArrayList<>());
    public final List<DialogCommand.SetVisitorCard> cards = Collections.synchronizedList(new ArrayList<>());
    public final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    public final SettingsView settings = new SettingsView();
    private final ParkedStore parked;
    private final TestDatabase database = TestDatabase.fresh("arrivals");
    private final TransactionStore transactions;
    boolean storing = true;

    public ArrivalScene() {
        this("latest");
    }

    /** @param left what an older version of the program, whose last migration is {@code until}, left in the database */
    ArrivalScene(String until, String... left) {
        var source = database.dataSource();
        Flyway.configure().dataSource(source).target(until).load().migrate();
        transactions = new TransactionStore(source);
        for (String statement : left) {
            transactions.run(connection -> {
                try (var run = connection.createStatement()) {
                    return run.executeUpdate(statement);
                }
            });
        }
        Flyway.configure().dataSource(source).load().migrate();
        parked = new ParkedStore(transactions);
    }

    /** The account passes on {@code burst} at once and {@code perSecond} after that. */
    public ArrivalClient client(int burst, int perSecond) {
        return client(transactions, burst, perSecond);
    }

    /** Another replica: it shares the database with the first, and nothing else. */
    public ArrivalClient replica() {
        return client(new TransactionStore(database.dataSource()), 10_000, 10_000);
    }

    private ArrivalClient client(TransactionStore transactions, int burst, int perSecond) {
        settings.apply(acme.account());
        settings.apply(acme.keys().setting());
        var files = new FileStore(transactions);
        return new ArrivalClient(
                this::store,
                signal -> {},
                new VisitorKeys(settings, SecretBox.of(chat.parley.testkit.VisitorKeys.SECRET_KEY), clock),
                new AddressStore(transactions),
                new ParkedStore(transactions),
                new OrderStore(transactions),
                new FileIntakeClient(
                        new FolderStore(Path.of("target/no-files")),
                        files,
                        new FileTypes(),
                        1_000,
                        clock,
                        () -> new AttachmentId("none")),
                files,
                new TokenBuckets<>(
                        new Rate(burst, perSecond), 10, () -> clock.instant().toEpochMilli() * 1_000_000L),
                clock,
                metrics);
    }

    /** Operators begin {@code burst} dialogs at once, and what they command goes to {@code outlet}. */
    public OpeningClient openings(int burst, CommandOutlet outlet) {
        settings.apply(acme.account());
        settings.apply(acme.keys().setting());
        return new OpeningClient(
                outlet,
                new VisitorKeys(settings, SecretBox.of(chat.parley.testkit.VisitorKeys.SECRET_KEY), clock),
                new AddressStore(transactions),
                new TokenBuckets<>(new Rate(burst, 1), 10, () -> clock.instant().toEpochMilli() * 1_000_000L),
                clock);
    }

    /** Where a conversation's visitor is written to. */
    public Optional<Address> address(ConversationId conversation) {
        return new AddressStore(transactions).find(acme.id(), conversation);
    }

    private void store(DialogCommand command) {
        if (!storing) {
            throw new ProblemException(ErrorCode.UNAVAILABLE, "no broker");
        }
        if (command instanceof DialogCommand.SetVisitorCard card) {
            cards.add(card);
        } else {
            sent.add((DialogCommand.PostVisitorMessage) command);
        }
    }

    /** What nobody understood and is still kept. */
    public List<ParkedStore.Odd> odd(ChannelConnection connection) {
        return parked.odd(connection.accountId(), connection.channelId(), Long.MAX_VALUE, 10);
    }
}
