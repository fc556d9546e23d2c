package chat.parley.ingest.outbound;

import chat.parley.contracts.id.ConversationId;
import chat.parley.ingest.connection.ConnectionHealth;
import chat.parley.ingest.connection.ConnectionState;
import chat.parley.ingest.connection.HealthClient;
import chat.parley.ingest.inbound.AddressStore;
import chat.parley.ingest.kit.Capabilities.Ability;
import chat.parley.ingest.kit.Channel;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.ingest.kit.Part;
import chat.parley.ingest.kit.Parts;
import chat.parley.ingest.kit.Repeats;
import chat.parley.ingest.kit.SendResult;
import chat.parley.ingest.limit.Rate;
import chat.parley.ingest.limit.TokenBuckets;
import chat.parley.ingest.media.MediaStore;
import chat.parley.persistence.TransactionStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Makes one attempt at a delivery and writes down what came of it. */
public final class AttemptClient {
    /** In a channel's settings: whether what may have arrived is sent again. */
    public static final String REPEAT_UNCERTAIN = "repeatUncertain";

    private static final int LONGEST_REASON = 200;
    private static final int CONVERSATIONS = 50_000;

    private final TransactionStore transactions;
    private final DeliveryStore deliveries;
    private final AddressStore addresses;
    private final MediaStore media;
    private final HealthClient health;
    private final ChannelPace pace;
    private final Backoff backoff;
    private final InstantSource clock;
    private final MeterRegistry metrics;
    private final ConcurrentMap<Rate, TokenBuckets<ConversationId>> spacing = new ConcurrentHashMap<>();

    public AttemptClient(
            TransactionStore transactions,
            DeliveryStore deliveries,
            AddressStore addresses,
            MediaStore media,
            HealthClient health,
            ChannelPace pace,
            Backoff backoff,
            InstantSource clock,
            MeterRegistry metrics) {
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.addresses = addresses;
        this.media = media;
        this.health = health;
        this.pace = pace;
        this.backoff = backoff;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Sends what is left of a claimed delivery. */
    public void attempt(Delivery delivery, ChannelConnection connection, Channel channel) {
        boolean repeatable = channel.capabilities().can(Ability.KNOWS_REPEATS)
                || Boolean.parseBoolean(connection.config(REPEAT_UNCERTAIN, "false"));
        if (delivery.lost() && !repeatable) {
            uncertain(delivery, channel, "the attempt was interrupted, and nobody knows what came of it");
            return;
        }
        Instant began = clock.instant();
        SendResult result = tooLate(delivery, connection, channel).orElseGet(() -> send(delivery, connection, channel));
        Duration took = Duration.between(began, clock.instant());
        String name = result.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        Timer.builder("parley.channels.attempts")
                .tag("kind", connection.kind().value())
                .tag("result", name)
                .register(metrics)
                .record(took);
        String words = shortened(result.words());
        var attempt = new Delivery.Attempt(
                delivery.attempts(), began, Math.max(0, took.toMillis()), name, words.isEmpty() ? null : words);
        transactions.run(sql -> {
            deliveries.note(sql, delivery, attempt);
            return true;
        });
        conclude(delivery, connection, channel, result, repeatable);
    }

    /** The channel was paused meanwhile: nothing was tried. */
    public void giveBack(Delivery delivery) {
        postpone(delivery, clock.instant(), delivery.failures(), "the channel is paused");
    }

    /** What the other side would refuse, or charge for, because the visitor wrote too long ago [N-28]. */
    private Optional<SendResult> tooLate(Delivery delivery, ChannelConnection connection, Channel channel) {
        if (delivery.action() != DeliveryAction.SEND || delivery.partsSent() > 0) {
            return Optional.empty();
        }
        return channel.replyWindow(connection)
                .filter(window -> !window.isOpen(
                        transactions
                                .run(sql -> addresses.wroteAt(sql, delivery.accountId(), delivery.conversationId()))
                                .orElse(null),
                        clock.instant()))
                .map(window -> new SendResult.Rejected(window.refusal()));
    }

    private SendResult send(Delivery delivery, ChannelConnection connection, Channel channel) {
        Optional<List<Part>> parts = transactions.run(sql -> parts(sql, delivery, channel));
        if (parts.isEmpty()) {
            return new SendResult.Rejected("the message that is changed was never sent");
        }
        SendResult result = new SendResult.Accepted(null);
        for (int i = delivery.partsSent(); i < parts.get().size(); i++) {
            int key = 1 + (int) Math.floorMod((delivery.number() << 6) + i, Integer.MAX_VALUE - 1L);
            result = channel.deliver(
                    connection,
                    delivery.body().to(),
                    parts.get().get(i),
                    delivery.body().author(),
                    key,
                    file -> media.open(file.value()));
            if (!(result instanceof SendResult.Accepted accepted)) {
                return result;
            }
            int done = i + 1;
            transactions.run(sql -> {
                deliveries.progress(sql, delivery, done);
                if (accepted.externalMessageId() != null && delivery.action() == DeliveryAction.SEND) {
                    addresses.link(
                            sql,
                            delivery.accountId(),
                            delivery.conversationId(),
                            delivery.messageId(),
                            accepted.externalMessageId(),
                            clock.instant());
                }
                return true;
            });
        }
        return result;
    }

    private Optional<List<Part>> parts(Connection sql, Delivery delivery, Channel channel) throws SQLException {
        DeliveryBody body = delivery.body();
        return switch (delivery.action()) {
            case SEND -> {
                Optional<String> repliesTo = body.replyTo() == null
                        ? Optional.empty()
                        : addresses.theirs(sql, delivery.accountId(), delivery.conversationId(), body.replyTo());
                yield Optional.of(Parts.of(
                        body.text(),
                        body.attachments(),
                        repliesTo.orElse(null),
                        body.buttons(),
                        channel.capabilities()));
            }
            case EDIT -> theirs(sql, delivery).map(id -> List.of(new Part.Edit(id, body.text())));
            case DELETE -> theirs(sql, delivery).map(id -> List.of(new Part.Delete(id)));
        };
    }

    private Optional<String> theirs(Connection sql, Delivery delivery) throws SQLException {
        return addresses.theirs(sql, delivery.accountId(), delivery.conversationId(), delivery.messageId());
    }

    private void conclude(
            Delivery delivery, ChannelConnection connection, Channel channel, SendResult result, boolean repeatable) {
        String words = shortened(result.words());
        switch (result) {
            case SendResult.Accepted a -> {
                recovered(connection);
                finish(delivery, channel, DeliveryState.SENT, null, "sent");
            }
            case SendResult.Rejected r -> {
                recovered(connection);
                finish(delivery, channel, DeliveryState.FAILED, words, "failed");
            }
            case SendResult.Unreachable u -> {
                recovered(connection);
                finish(delivery, channel, DeliveryState.FAILED, words, "unreachable");
            }
            case SendResult.Throttled throttled -> {
                pace.hold(delivery.accountId(), delivery.channelId(), clock.instant(), throttled.pause());
                postpone(delivery, clock.instant().plus(throttled.pause()), delivery.failures(), words);
            }
            case SendResult.Later l -> {
                slow(connection, health.failed(connection, words));
                again(delivery, channel, words);
            }
            case SendResult.Disowned d -> {
                slow(connection, health.refused(connection, words));
                if (channel.capabilities().repeats() == null) {
                    again(delivery, channel, words);
                } else {
                    finish(delivery, channel, DeliveryState.FAILED, words, "failed");
                }
            }
            case SendResult.Unknown u -> {
                slow(connection, health.failed(connection, words));
                if (repeatable) {
                    again(delivery, channel, words);
                } else {
                    uncertain(delivery, channel, words);
                }
            }
        }
    }

    private void uncertain(Delivery delivery, Channel channel, String words) {
        finish(delivery, channel, DeliveryState.UNCERTAIN, words, "uncertain");
    }

    private void again(Delivery delivery, Channel channel, String words) {
        Instant now = clock.instant();
        int failures = delivery.failures() + 1;
        Repeats repeats = channel.capabilities().repeats();
        Optional<Instant> next = repeats == null
                ? backoff.next(failures, Objects.requireNonNullElse(delivery.roundBeganAt(), now), now)
                : repeats.next(failures, backoff.pause(failures), now);
        if (next.isPresent()) {
            postpone(delivery, next.get(), failures, words);
        } else {
            String after = repeats == null ? "a day" : failures + " attempts";
            finish(delivery, channel, DeliveryState.FAILED, "given up after " + after + ": " + words, "failed");
        }
    }

    private void postpone(Delivery delivery, Instant due, int failures, String words) {
        transactions.run(sql -> {
            deliveries.postpone(sql, delivery, due, failures, words);
            return true;
        });
    }

    private void finish(
            Delivery delivery, Channel channel, DeliveryState state, @Nullable String words, String status) {
        Instant now = clock.instant();
        Instant next = now.plus(wait(delivery.conversationId(), channel));
        boolean told = delivery.action() == DeliveryAction.SEND || status.equals("unreachable");
        transactions.run(sql -> {
            deliveries.finish(sql, delivery, state, words, told ? status : null, now, next);
            return true;
        });
    }

    /** A visitor's messages may follow each other at once a few times, then at the provider's pace. */
    private Duration wait(ConversationId conversation, Channel channel) {
        Duration space = channel.capabilities().pace().spacing();
        if (space.isZero()) {
            return space;
        }
        var rate = new Rate(channel.capabilities().pace().burst(), (int)
                Math.max(1, Duration.ofSeconds(1).dividedBy(space)));
        var buckets = spacing.computeIfAbsent(
                rate,
                r -> new TokenBuckets<>(r, CONVERSATIONS, () -> clock.instant().toEpochMilli() * 1_000_000L));
        return Duration.ofNanos(buckets.take(conversation));
    }

    /** While the channel does not work it is tried more and more seldom, whoever has something to send. */
    private void slow(ChannelConnection connection, ConnectionHealth now) {
        if (now.state() != ConnectionState.ACTIVE) {
            int tries = Math.max(1, Math.min(6, now.failures() + now.refusals() - 2));
            pace.hold(connection.accountId(), connection.channelId(), clock.instant(), backoff.pause(tries));
        }
    }

    private void recovered(ChannelConnection connection) {
        ConnectionState before = health.of(connection).state();
        health.succeeded(connection);
        if (before != ConnectionState.ACTIVE) {
            pace.release(connection.accountId(), connection.channelId());
            transactions.run(sql -> {
                deliveries.hurry(sql, connection.accountId(), connection.channelId(), clock.instant());
                return true;
            });
        }
    }

    private static String shortened(String words) {
        return words.length() <= LONGEST_REASON ? words : words.substring(0, LONGEST_REASON);
    }
}
