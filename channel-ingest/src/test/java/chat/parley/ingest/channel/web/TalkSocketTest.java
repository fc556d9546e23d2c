package chat.parley.ingest.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.presence.Availability;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.signal.Signal;
import chat.parley.contracts.topic.Topic;
import chat.parley.ingest.inbound.CommandTimes;
import chat.parley.ingest.inbound.IntakeClient;
import chat.parley.ingest.invitation.Invitations;
import chat.parley.ingest.limit.CommandLimits;
import chat.parley.ingest.limit.Rate;
import chat.parley.ingest.limit.TokenBucket;
import chat.parley.ingest.visitor.Audience;
import chat.parley.ingest.visitor.IdentityKeys;
import chat.parley.ingest.visitor.KnownConversations;
import chat.parley.ingest.visitor.Line;
import chat.parley.ingest.visitor.NoFiles;
import chat.parley.ingest.visitor.Offers;
import chat.parley.ingest.visitor.Onlookers;
import chat.parley.ingest.visitor.OpenConnections;
import chat.parley.ingest.visitor.OutgoingBudget;
import chat.parley.ingest.visitor.OutgoingText;
import chat.parley.ingest.visitor.VisitorConnection;
import chat.parley.ingest.visitor.VisitorKeys;
import chat.parley.platform.json.Json;
import chat.parley.platform.outcome.OutcomeWaiter;
import chat.parley.platform.secret.SecretBox;
import chat.parley.platform.settings.SettingsView;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.MutableClock;
import chat.parley.testkit.SampleAccount;
import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TalkSocketTest {
    private static final Rate PLENTY = new Rate(1_000, 1_000);

    private final SampleAccount acme = new SampleAccount("acme");
    private final MutableClock clock = MutableClock.at("2026-11-21T09:00:00Z");
    private final AtomicLong nanos = new AtomicLong();
    private final SettingsView settings = new SettingsView();
    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
    private final Audience audience = new Audience();
    private final Availability availability = new Availability(nanos::get);
    private final Offers offers = new Offers(availability, account -> new Offers.Limits(2, 1, Map.of()));
    private final KnownConversations known = new KnownConversations(100);
    private final OpenConnections connections = new OpenConnections();
    private final WebMeterClient metrics = new WebMeterClient(new SimpleMeterRegistry(), connections);
    private final WebChannel channel = new WebChannel(
            settings,
            new VisitorKeys(settings, SecretBox.of(chat.parley.testkit.VisitorKeys.SECRET_KEY), clock),
            new IdentityKeys(settings, SecretBox.of(chat.parley.testkit.VisitorKeys.SECRET_KEY), clock),
            availability,
            offers,
            "https://chat.example.com",
            Duration.ofDays(30),
            clock,
            () -> new VisitorId("v-1"));
    private final WebIntakeClient intake = new WebIntakeClient(
            channel,
            new IntakeClient(producer, "channel-ingest", clock, new Random(1)),
            new CommandLimits(PLENTY, PLENTY, PLENTY, 100, nanos::get),
            new CommandTimes(100),
            known,
            new OutcomeWaiter(),
            metrics,
            new IdentityKeys(settings, SecretBox.of(chat.parley.testkit.VisitorKeys.SECRET_KEY), clock),
            new NoFiles(),
            new Invitations(10),
            false,
            clock,
            nanos::get);
    private final TalkSocket talk =
            new TalkSocket(channel, intake, audience, known, availability, offers, metrics, 4, nanos::get);
    private final WebDelivery delivery =
            new WebDelivery(audience, known, availability, offers, new Onlookers(10), intake::ended);
    private final WebConfig config = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(WebConfig.class)
            .withDefaultValue("parley.web.door", "https://chat.example.com")
            .build()
            .getConfigMapping(WebConfig.class);
    private final SocketsJob job =
            new SocketsJob(connections, known, availability, delivery, intake, config, clock, nanos::get);
    private final Wire wire = new Wire();
    private final VisitorConnection connection = new VisitorConnection(
            wire,
            new OutgoingBudget(100, 100_000),
            new TokenBucket(PLENTY, nanos::get),
            "ip",
            SampleAccount.SHOP_ORIGIN,
            0);

    private static final class Wire implements Line {
        private final List<JsonNode> heard = new ArrayList<>();
        private final List<Integer> closed = new ArrayList<>();

        @Override
        public CompletionStage<Void> send(OutgoingText frame) {
            try {
                heard.add(Json.mapper().readTree(frame.text()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close(int code, String reason) {
            closed.add(code);
        }

        private JsonNode last() {
            return heard.getLast();
        }
    }

    @BeforeEach
    void configure() {
        acme.settings().forEach(settings::apply);
        connections.add(connection);
    }

    private SessionAnswer session() {
        return channel.open(SampleAccount.SHOP, SampleAccount.SHOP_ORIGIN, null, null);
    }

    private SessionAnswer hello() {
        var session = session();
        talk.hear(Json.text(Map.of("type", "hello", "token", session.token())), connection);
        return session;
    }

    private String message() {
        var ref = Shop.ref();
        talk.hear(Json.text(Shop.message(ref, "Hello")), connection);
        return ref;
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        clock.advance(time);
    }

    private void switchOff() {
        var web = acme.web();
        settings.apply(new Setting.Channel(
                web.accountId(),
                2,
                false,
                web.channelId(),
                web.kind(),
                web.name(),
                null,
                false,
                Set.of(),
                Set.of(),
                Map.of(),
                Map.of()));
    }

    @Test
    void helloIsWelcomed() {
        var session = hello();

        assertThat(wire.last().path("type").asText()).isEqualTo("welcome");
        assertThat(audience.isFollowed(session.conversationId())).isTrue();
    }

    @Test
    @Tag("N-06")
    void whoComesBackWhileTheyWaitIsToldTheirPlaceAgainUntilAnOperatorHasThem() {
        var fixtures = new Fixtures(acme, 1, clock);
        var visitor = new VisitorId("v-1");
        var conversation = acme.keys().conversationKey().conversation(SampleAccount.WEB, visitor.value());
        var story = fixtures.story(new Fixtures.Thread(visitor, conversation));
        var token = acme.keys().token(visitor, SampleAccount.WEB, SampleAccount.SHOP, conversation);
        delivery.event(story.opened());
        delivery.signal(new Signal.QueuePlace(
                acme.id(), conversation, story.dialogId(), new Actor.System("routing-service"), 2, 90));

        talk.hear(Json.text(Map.of("type", "hello", "token", token)), connection);
        assertThat(wire.last().path("type").asText()).isEqualTo("queue");
        assertThat(wire.last().path("position").asInt()).isEqualTo(2);
        delivery.event(story.assigned(acme.ann(), AssignmentCause.AUTOMATIC));
        talk.hear(Json.text(Map.of("type", "hello", "token", token)), connection);

        assertThat(wire.last().path("type").asText()).isEqualTo("welcome");
    }

    @Test
    void aTokenIsSentInNoRecord() {
        var token = hello().token();
        message();

        assertThat(producer.history()).hasSize(1);
        assertThat(new String(producer.history().getFirst().value(), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain(token);
    }

    @Test
    @Tag("N-19")
    void aCommandThatMayNotBeStoredIsSaidToBeUnavailable() {
        hello();
        var ref = message();

        producer.errorNext(new TimeoutException("no broker"));

        assertThat(wire.last().path("code").asText()).isEqualTo("unavailable");
        assertThat(wire.last().path("ref").asText()).isEqualTo(ref);
    }

    @Test
    @Tag("N-19")
    void aCommandThatIsStoredSaysNothingYet() {
        hello();
        message();

        producer.completeNext();

        assertThat(wire.heard).hasSize(1);
    }

    @Test
    @Tag("P-13")
    void aPreviewThatIsOffNeverReachesATopic() {
        hello();

        talk.hear("{\"type\":\"typing\",\"active\":true,\"preview\":\"secret\"}", connection);

        var record = producer.history().getFirst();
        assertThat(record.topic()).isEqualTo(Topic.SIGNALS.name());
        assertThat(new String(record.value(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("Typing")
                .doesNotContain("secret");
    }

    @Test
    void aSecondHelloForAnotherConversationIsRefused() {
        hello();
        var stranger = acme.keys().conversationKey().conversation(SampleAccount.WEB, "v-2");
        var other = acme.keys().token(new VisitorId("v-2"), SampleAccount.WEB, SampleAccount.SHOP, stranger);

        talk.hear(Json.text(Map.of("type", "hello", "token", other)), connection);

        assertThat(wire.last().path("code").asText()).isEqualTo("invalid-request");
        assertThat(audience.isFollowed(stranger)).isFalse();
    }

    @Test
    void aChannelThatIsOffTakesNobodyIn() {
        var session = session();
        switchOff();

        talk.hear(Json.text(Map.of("type", "hello", "token", session.token())), connection);

        assertThat(wire.last().path("code").asText()).isEqualTo("not-found");
        assertThat(wire.closed).containsExactly(TalkSocket.FORBIDDEN);
    }

    @Test
    void aSocketEndsWithItsToken() {
        hello();
        pass(Duration.ofDays(30));
        talk.hear("{\"type\":\"ping\"}", connection);

        job.lookAfter(connection);

        assertThat(wire.closed).containsExactly(TalkSocket.UNAUTHENTICATED);
    }

    @Test
    void aSocketThatPingsStays() {
        hello();
        for (int i = 0; i < 10; i++) {
            pass(Duration.ofSeconds(20));
            talk.hear("{\"type\":\"ping\"}", connection);
            job.lookAfter(connection);
        }

        assertThat(wire.closed).isEmpty();
        assertThat(wire.last().path("type").asText()).isEqualTo("pong");
    }

    @Test
    void aReplicaThatGoesAwaySendsItsClientsOn() {
        hello();

        job.drain();

        assertThat(wire.closed).containsExactly(1001);
    }

    @Test
    @Tag("W-37")
    void thePlaceFollowsTheSettings() {
        var token = hello().token();
        assertThat(channel.admit(token, SampleAccount.SHOP_ORIGIN)).isInstanceOf(Admission.Admitted.class);
        var visitor = ((Admission.Admitted) channel.admit(token, SampleAccount.SHOP_ORIGIN)).token();
        var shop = acme.shop();

        settings.apply(new Setting.Placement(
                shop.accountId(),
                2,
                false,
                shop.placementId(),
                shop.channelId(),
                shop.name(),
                "ru",
                SampleAccount.SUPPORT,
                shop.title(),
                shop.greeting(),
                shop.colour(),
                shop.side()));
        assertThat(channel.place(visitor).language()).isEqualTo("ru");
        assertThat(channel.place(visitor).departmentId()).isEqualTo(SampleAccount.SUPPORT);

        settings.apply(new Setting.Placement(
                shop.accountId(),
                3,
                true,
                shop.placementId(),
                shop.channelId(),
                shop.name(),
                "ru",
                null,
                shop.title(),
                shop.greeting(),
                shop.colour(),
                shop.side()));
        assertThat(channel.place(visitor).language()).isEqualTo("en");
        assertThat(channel.place(visitor).departmentId()).isNull();
    }

    @Test
    void newKeysEndOldTokens() {
        var token = session().token();
        var fresh = chat.parley.testkit.VisitorKeys.of(new AccountId("acme")).setting();

        settings.apply(new Setting.Keys(
                fresh.accountId(),
                2,
                false,
                fresh.conversationKey(),
                fresh.visitorKeyId(),
                fresh.visitorPublicKey(),
                fresh.visitorPrivateKey()));

        assertThat(channel.admit(token, SampleAccount.SHOP_ORIGIN)).isInstanceOf(Admission.Denied.class);
        assertThat(channel.admit(session().token(), SampleAccount.SHOP_ORIGIN)).isInstanceOf(Admission.Admitted.class);
    }
}
