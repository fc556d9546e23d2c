package chat.parley.ingest.inbound;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.signal.Signal;
import chat.parley.ingest.kit.Arrival;
import chat.parley.ingest.kit.Channel;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.ingest.kit.Reading;
import chat.parley.ingest.kit.Sender;
import chat.parley.ingest.limit.CommandLimits;
import chat.parley.ingest.limit.TokenBuckets;
import chat.parley.ingest.media.FileIntakeClient;
import chat.parley.ingest.media.FileStore;
import chat.parley.ingest.visitor.VisitorKeys;
import chat.parley.platform.problem.Problem;
import chat.parley.platform.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The way in for what providers tell: in the provider's order, at the account's rate, and stored by every in-sync
 * replica before the provider is told that we have it. What cannot pass at once is parked and fed in later.
 */
public final class ArrivalClient {
    /** How long a missing number is waited for before what came after it goes on. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    /** So much is kept of what nobody understood, in bytes. */
    private static final int MOST_KEPT = 64 * 1024;

    private static final Logger LOG = Logger.getLogger(ArrivalClient.class);

    private final CommandOutlet commands;
    private final Consumer<Signal> signals;
    private final VisitorKeys keys;
    private final AddressStore addresses;
    private final ParkedStore parked;
    private final OrderStore orders;
    private final ArrivalFileClient files;
    private final TokenBuckets<AccountId> rates;
    private final InstantSource clock;
    private final MeterRegistry metrics;
    private final ConcurrentMap<ChannelId, Boolean> waiting = new ConcurrentHashMap<>();

    /** @param rates what each account may pass on in a second */
    public ArrivalClient(
            CommandOutlet commands,
            Consumer<Signal> signals,
            VisitorKeys keys,
            AddressStore addresses,
            ParkedStore parked,
            OrderStore orders,
            FileIntakeClient files,
            FileStore known,
            TokenBuckets<AccountId> rates,
            InstantSource clock,
            MeterRegistry metrics) {
        this.commands = commands;
        this.signals = signals;
        this.keys = keys;
        this.addresses = addresses;
        this.parked = parked;
        this.orders = orders;
        this.files = new ArrivalFileClient(files, known, metrics);
        this.rates = rates;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Takes in what was verified and understood; when this returns it is safe to tell the provider so.
     *
     * @param body as it came, to be read again where it is parked
     * @throws ProblemException with {@code unavailable} or {@code rate-limited} when it is not safe: the provider must
     *     come again
     */
    public void accept(ChannelConnection connection, Channel channel, Reading reading, byte[] body)
            throws InterruptedException {
        switch (reading) {
            case Reading.Understood understood -> accept(connection, channel, understood, body);
            case Reading.Odd odd -> {
                metrics.counter("parley.channels.odd", "kind", connection.kind().value())
                        .increment();
                byte[] kept = body.length <= MOST_KEPT ? body : Arrays.copyOf(body, MOST_KEPT);
                parked.keepOdd(connection.accountId(), connection.channelId(), odd.kind(), kept, clock.instant());
                if (odd.number() != null) {
                    accept(connection, channel, new Reading.Understood(odd.number(), List.of(), ""), body);
                }
            }
            case Reading.Handshake handshake -> {}
            case Reading.Refused refused -> {}
        }
    }

    private void accept(ChannelConnection connection, Channel channel, Reading.Understood understood, byte[] body)
            throws InterruptedException {
        Long number = understood.number();
        if (number == null) {
            // What came before it goes first.
            long wait = waiting.containsKey(connection.channelId()) ? 1 : rates.take(connection.accountId());
            if (wait > 0) {
                throw new ProblemException(Problem.rateLimited(CommandLimits.seconds(wait)));
            }
            pass(connection, channel, understood.arrivals());
            return;
        }
        ArrivalOrder.Verdict verdict = orders.arrived(connection, number, clock.instant());
        if (verdict == ArrivalOrder.Verdict.PASS && rates.take(connection.accountId()) > 0) {
            orders.failed(connection, number, clock.instant());
            verdict = ArrivalOrder.Verdict.WAIT;
        }
        switch (verdict) {
            case REPEAT -> count("repeat", connection);
            case WAIT -> {
                park(connection, number, body);
            }
            case PASS -> pass(connection, channel, number, understood.arrivals());
        }
    }

    /**
     * Takes in what is beyond the account's rate and has no number, to be passed on when its turn comes; when this
     * returns it is safe to tell the provider so.
     */
    public void park(ChannelConnection connection, byte[] body) {
        park(connection, null, body);
    }

    private void park(ChannelConnection connection, @Nullable Long number, byte[] body) {
        waiting.put(connection.channelId(), true);
        parked.park(connection.accountId(), connection.channelId(), number, body, clock.instant());
        count("parked", connection);
    }

    /** Forgets what has been kept for long enough. */
    public void clean() {
        parked.clean(clock.instant());
    }

    /** Passes on what is parked for a channel as far as order and rate allow; whether anything moved. */
    public boolean feed(ChannelConnection connection, Channel channel) throws InterruptedException {
        ChannelId id = connection.channelId();
        List<ParkedStore.Parked> rows = parked.first(id, 200);
        if (rows.isEmpty()) {
            waiting.remove(id);
            return false;
        }
        waiting.put(id, true);
        boolean moved = false;
        for (ParkedStore.Parked row : rows) {
            if (!row.counted()) {
                if (rates.take(connection.accountId()) > 0) {
                    return moved;
                }
                pass(connection, channel, arrivals(connection, channel, row));
                parked.delete(id, row.number());
                moved = true;
                continue;
            }
            boolean overdue = !clock.instant().isBefore(row.receivedAt().plus(PATIENCE));
            ArrivalOrder.Verdict verdict = orders.waited(connection, row.number(), overdue, clock.instant());
            if (verdict == ArrivalOrder.Verdict.WAIT) {
                return moved;
            }
            if (verdict == ArrivalOrder.Verdict.PASS) {
                if (rates.take(connection.accountId()) > 0) {
                    orders.failed(connection, row.number(), clock.instant());
                    return moved;
                }
                pass(connection, channel, row.number(), arrivals(connection, channel, row));
            }
            parked.delete(id, row.number());
            moved = true;
        }
        return moved;
    }

    private static List<Arrival> arrivals(ChannelConnection connection, Channel channel, ParkedStore.Parked row) {
        return channel.readParked(connection, row.body()) instanceof Reading.Understood understood
                ? understood.arrivals()
                : List.of();
    }

    private void pass(ChannelConnection connection, Channel channel, long number, List<Arrival> arrivals)
            throws InterruptedException {
        boolean passed = false;
        try {
            pass(connection, channel, arrivals);
            passed = true;
        } finally {
            if (passed) {
                orders.passed(connection, number, clock.instant());
            } else {
                orders.failed(connection, number, clock.instant());
            }
        }
    }

    private void pass(ChannelConnection connection, Channel channel, List<Arrival> arrivals)
            throws InterruptedException {
        for (Arrival came : arrivals) {
            Arrival arrival = placed(connection, came);
            VisitorId visitor = arrival.sender().visitorId(connection.kind());
            ConversationId conversation = keys.conversation(connection.accountId(), connection.channelId(), visitor)
                    .orElseThrow(
                            () -> new ProblemException(ErrorCode.UNAVAILABLE, "the account's keys are not known yet"));
            if (arrival instanceof Arrival.Typing) {
                signals.accept(new Signal.Typing(
                        connection.accountId(),
                        conversation,
                        null,
                        new Actor.Visitor(visitor, arrival.sender().name()),
                        true,
                        null));
                continue;
            }
            var address = new Address(
                    connection.accountId(),
                    conversation,
                    connection.channelId(),
                    connection.kind(),
                    arrival.sender().externalId(),
                    visitor,
                    name(connection, channel, arrival, conversation));
            addresses.note(address, clock.instant());
            ArrivalCommands.Known learnt = learn(connection, channel, arrival, address);
            Optional<DialogCommand> command = command(arrival, connection, learnt);
            if (command.isPresent()) {
                commands.send(command.get());
                count("passed", connection);
            }
        }
    }

    /** A message that carries a sign of ours belongs to that conversation, and says who sent it where another did. */
    private Arrival placed(ChannelConnection connection, Arrival arrival) {
        if (!(arrival instanceof Arrival.Message message) || message.conversation() == null) {
            return arrival;
        }
        Optional<Address> there = addresses
                .find(connection.accountId(), message.conversation())
                .filter(address -> address.channelId().equals(connection.channelId())
                        && !address.externalId().equals(message.sender().externalId()));
        return there.<Arrival>map(address -> new Arrival.Message(
                        new Sender(
                                address.externalId(),
                                address.name(),
                                message.sender().language()),
                        message.externalMessageId(),
                        message.sender().externalId() + ":\n" + message.text(),
                        message.files(),
                        message.repliesTo()))
                .orElse(arrival);
    }

    /** What no command can carry would come again and again and hold up everything behind it: it is counted instead. */
    private Optional<DialogCommand> command(
            Arrival arrival, ChannelConnection connection, ArrivalCommands.Known learnt) {
        try {
            return ArrivalCommands.of(arrival, connection, learnt, clock.instant());
        } catch (ContractViolation e) {
            LOG.errorf("an arrival of the %s cannot be passed on: %s", connection, e.code());
            count("refused", connection);
            return Optional.empty();
        }
    }

    private @Nullable String name(
            ChannelConnection connection, Channel channel, Arrival arrival, ConversationId conversation) {
        String said = arrival.sender().name();
        if (said != null) {
            return said;
        }
        Optional<String> known = addresses.nameOf(connection.accountId(), conversation);
        return known.or(() -> channel.nameOf(connection, arrival.sender().externalId()))
                .orElse(null);
    }

    private ArrivalCommands.Known learn(
            ChannelConnection connection, Channel channel, Arrival arrival, Address address) {
        ConversationId conversation = address.conversationId();
        var found = new ArrivalFileClient.Found(List.of(), List.of());
        @Nullable String about = null;
        switch (arrival) {
            case Arrival.Message message -> {
                about = message.repliesTo();
                found = files.take(connection, channel, conversation, message.externalMessageId(), message.files());
            }
            case Arrival.OutsideReply reply ->
                found = files.take(connection, channel, conversation, reply.externalMessageId(), reply.files());
            case Arrival.Receipt receipt -> about = receipt.externalMessageId();
            case Arrival.Edit e -> {}
            case Arrival.Deletion d -> {}
            case Arrival.Reachability r -> {}
            case Arrival.Typing t -> {}
        }
        MessageId message = about == null
                ? null
                : addresses.ours(connection.accountId(), conversation, about).orElse(null);
        return new ArrivalCommands.Known(conversation, found.attachments(), found.lost(), message, address.name());
    }

    private void count(String what, ChannelConnection connection) {
        metrics.counter("parley.channels.arrivals", "kind", connection.kind().value(), "what", what)
                .increment();
    }
}
