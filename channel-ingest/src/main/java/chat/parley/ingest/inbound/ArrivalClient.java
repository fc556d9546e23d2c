package chat.parley.ingest.inbound;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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

    /** A provider's call is not held for longer than this many looks at what is parked. */
    private static final int MOST_ROUNDS = 3;

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
            long wait = parked.isAny(connection.channelId()) ? 1 : rates.take(connection.accountId());
            if (wait > 0) {
                throw new ProblemException(Problem.rateLimited(CommandLimits.seconds(wait)));
            }
            pass(connection, channel, understood.arrivals());
            return;
        }
        var numbering = new OrderStore.Numbering(
                connection.accountId(), connection.channelId(), channel.foreignAccount(connection));
        switch (orders.arrived(numbering, number, body, clock.instant())) {
            case REPEAT -> count("repeat", connection);
            case WAIT -> count("parked", connection);
            case PASS -> {
                if (rates.take(connection.accountId()) > 0) {
                    orders.putOff(numbering, number, body, clock.instant());
                    count("parked", connection);
                } else if (pass(connection, channel, numbering, number, understood.arrivals())) {
                    goOn(connection, channel);
                }
            }
        }
    }

    /** What came meanwhile and had to wait for this one need not wait for the next look besides. */
    private void goOn(ChannelConnection connection, Channel channel) throws InterruptedException {
        try {
            int rounds = 0;
            while (rounds < MOST_ROUNDS && feed(connection, channel)) {
                rounds++;
            }
        } catch (ProblemException e) {
            // It stays parked; what the provider is answered is about its own call, which is through.
            LOG.debugf("%s: %s", connection, e.problem().code().code());
        }
    }

    /**
     * Takes in what is beyond the account's rate and has no number, to be passed on when its turn comes; when this
     * returns it is safe to tell the provider so.
     */
    public void park(ChannelConnection connection, byte[] body) {
        parked.park(connection.accountId(), connection.channelId(), body, clock.instant());
        count("parked", connection);
    }

    /** Forgets what has been kept for long enough. */
    public void clean() {
        parked.clean(clock.instant());
    }

    /** Passes on what is parked for a channel as far as order and rate allow; whether anything moved. */
    public boolean feed(ChannelConnection connection, Channel channel) throws InterruptedException {
        boolean moved = false;
        var waiting = new HashSet<String>();
        for (ParkedStore.Parked row : parked.first(connection.channelId(), 200)) {
            if (waiting.contains(row.foreignAccount())) {
                continue;
            }
            switch (row.counted() ? turn(row) : ArrivalOrder.Verdict.PASS) {
                // Another account's numbers do not wait for this one's.
                case WAIT -> waiting.add(row.foreignAccount());
                case REPEAT -> {
                    parked.delete(row);
                    moved = true;
                }
                case PASS -> {
                    if (rates.take(connection.accountId()) > 0) {
                        if (row.counted()) {
                            orders.failed(row.numbering(), row.number(), clock.instant());
                        }
                        return moved;
                    }
                    pass(connection, channel, row);
                    moved = true;
                }
            }
        }
        return moved;
    }

    private ArrivalOrder.Verdict turn(ParkedStore.Parked row) {
        boolean overdue = !clock.instant().isBefore(row.receivedAt().plus(PATIENCE));
        return orders.waited(row.numbering(), row.number(), overdue, clock.instant());
    }

    private void pass(ChannelConnection connection, Channel channel, ParkedStore.Parked row)
            throws InterruptedException {
        List<Arrival> arrivals = arrivals(connection, channel, row);
        if (row.counted()) {
            boolean more = pass(connection, channel, row.numbering(), row.number(), arrivals);
            LOG.tracef("more of the %s is parked: %s", connection, more);
        } else {
            pass(connection, channel, arrivals);
            parked.delete(row);
        }
    }

    private static List<Arrival> arrivals(ChannelConnection connection, Channel channel, ParkedStore.Parked row) {
        return channel.readParked(connection, row.body()) instanceof Reading.Understood understood
                ? understood.arrivals()
                : List.of();
    }

    /** @return whether others are parked that may go on now */
    private boolean pass(
            ChannelConnection connection,
            Channel channel,
            OrderStore.Numbering numbering,
            long number,
            List<Arrival> arrivals)
            throws InterruptedException {
        boolean passed = false;
        try {
            pass(connection, channel, arrivals);
            passed = true;
        } finally {
            if (!passed) {
                orders.failed(numbering, number, clock.instant());
            }
        }
        return orders.passed(numbering, number, clock.instant());
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
            introduce(connection, arrival, conversation);
            ArrivalCommands.Known learnt = learn(connection, channel, arrival, address);
            Optional<DialogCommand> command = command(arrival, connection, learnt);
            if (command.isPresent()) {
                commands.send(command.get());
                count("passed", connection);
            }
        }
    }

    /** What is told already need not be told with every message; told again it would change nothing. */
    private void introduce(ChannelConnection connection, Arrival arrival, ConversationId conversation)
            throws InterruptedException {
        if (!(arrival instanceof Arrival.Message message)
                || addresses.isTold(conversation, message.sender().card())) {
            return;
        }
        Optional<DialogCommand> card = ArrivalCommands.card(message, connection, conversation, clock.instant());
        if (card.isPresent()) {
            commands.send(card.get());
            addresses.told(conversation, message.sender().card());
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
