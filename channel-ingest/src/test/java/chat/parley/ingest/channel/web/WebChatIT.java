package chat.parley.ingest.channel.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.contracts.signal.Signal;
import chat.parley.contracts.topic.Headers;
import chat.parley.contracts.topic.Topic;
import chat.parley.ingest.TestSettings;
import chat.parley.testkit.ParleyServices;
import chat.parley.testkit.SampleAccount;
import chat.parley.testkit.TestKafka;
import chat.parley.testkit.TopicProbe;
import chat.parley.testkit.TopicWriter;
import chat.parley.testkit.Wait;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TestSettings.class)
@QuarkusTestResource(ParleyServices.class)
class WebChatIT {
    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private TopicWriter writer;
    private TopicProbe probe;
    private Shop shop;

    @BeforeEach
    void open() {
        writer = new TopicWriter(TestKafka.bootstrapServers());
        probe = TopicProbe.fromNow(TestKafka.bootstrapServers(), Topic.COMMANDS, Topic.SIGNALS, Topic.EVENTS);
        shop = Shop.open(writer);
    }

    @AfterEach
    void close() {
        probe.close();
        writer.close();
    }

    private TopicProbe.Seen command(String ref) {
        return probe.await(record -> record.topic().equals(Topic.COMMANDS.name())
                && ref.equals(record.headers().get(Headers.ID)));
    }

    @Test
    void aSessionGivesANewVisitorTheirConversationAndToken() {
        var session = shop.session();

        assertThat(session.conversationId())
                .isEqualTo(shop.acme()
                        .keys()
                        .conversationKey()
                        .conversation(SampleAccount.WEB, session.visitorId().value()));
        assertThat(session.accountId()).isEqualTo(shop.acme().id());
        assertThat(shop.session().visitorId()).isNotEqualTo(session.visitorId());
    }

    @Test
    void aVisitorWithTheirTokenStaysTheSame() {
        var session = shop.session();

        var again = shop.session(session.token());

        assertThat(again.visitorId()).isEqualTo(session.visitorId());
        assertThat(again.conversationId()).isEqualTo(session.conversationId());
    }

    @Test
    @Tag("P-21")
    void aTokenOfAnotherAccountMakesANewVisitor() {
        var elsewhere = Shop.open(writer).session();

        var here = shop.session(elsewhere.token());

        assertThat(here.visitorId()).isNotEqualTo(elsewhere.visitorId());
        assertThat(here.accountId()).isEqualTo(shop.acme().id());
    }

    @Test
    @Tag("U-07")
    @Tag("W-37")
    void aMessageBecomesACommand() {
        var session = shop.session();
        var before = Instant.now();
        try (var browser = Browser.hello(port, session.token())) {
            var ref = Shop.ref();

            browser.send(Shop.message(ref, "Есть чай?"));

            var record = command(ref);
            assertThat(record.key()).isEqualTo(session.conversationId().value());
            assertThat(record.headers())
                    .containsEntry(Headers.SOURCE, "/parley/channel-ingest")
                    .containsEntry(Headers.TYPE, "chat.parley.PostVisitorMessage")
                    .containsEntry(Headers.SUBJECT, session.conversationId().value())
                    .containsEntry(Headers.ACCOUNT, shop.acme().id().value())
                    .hasEntrySatisfying(
                            Headers.TRACE_PARENT,
                            trace -> assertThat(trace).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01"));
            assertThat(record.headers().values()).noneMatch(value -> value.contains("чай"));
            var command = record.as(DialogCommand.PostVisitorMessage.class);
            assertThat(command.text()).isEqualTo("Есть чай?");
            assertThat(command.channelId()).isEqualTo(SampleAccount.WEB);
            assertThat(command.channelKind()).isEqualTo(ChannelKind.WEB);
            assertThat(command.placementId()).isEqualTo(shop.placement());
            assertThat(command.language()).isEqualTo("ru");
            assertThat(command.departmentId()).isEqualTo(SampleAccount.SALES);
            assertThat(command.clientMessageId()).isEqualTo("c-" + ref);
            assertThat(command.pageUrl()).isEqualTo(Shop.ORIGIN + "/tea");
            assertThat(command.meta().at()).isBetween(before, Instant.now());
        }
    }

    @Test
    @Tag("N-02")
    void sentIsSaidOnlyAfterTheOutcome() {
        var session = shop.session();
        try (var browser = Browser.hello(port, session.token())) {
            var ref = Shop.ref();
            browser.send(Shop.message(ref, "Hello"));
            command(ref);
            browser.send(Map.of("type", "ping"));
            browser.await("pong");
            assertThat(browser.heard("outcome")).isEmpty();

            writer.outcome(shop.accepted(session, ref));

            var outcome = browser.await("outcome");
            assertThat(outcome.path("ref").asText()).isEqualTo(ref);
            assertThat(outcome.path("accepted").asBoolean()).isTrue();
            assertThat(outcome.path("messageId").asText()).isEqualTo("m-1");
            assertThat(outcome.path("dialogId").asText()).isEqualTo("d-1");
        }
    }

    @Test
    @Tag("N-02")
    void aRepeatCarriesTheSameCommandId() {
        var session = shop.session();
        try (var browser = Browser.hello(port, session.token())) {
            var ref = Shop.ref();

            browser.send(Shop.message(ref, "Hello"));
            browser.send(Shop.message(ref, "Hello"));

            var records =
                    probe.await(2, record -> ref.equals(record.headers().get(Headers.ID)), Duration.ofSeconds(10));
            assertThat(records)
                    .extracting(TopicProbe.Seen::partition)
                    .containsOnly(records.getFirst().partition());
        }
    }

    @Test
    void readCloseAndCardBecomeCommandsInTheVisitorsName() {
        var session = shop.session();
        try (var browser = Browser.hello(port, session.token())) {
            var refs = List.of(Shop.ref(), Shop.ref(), Shop.ref());
            browser.send(Map.of("type", "read", "ref", refs.get(0), "dialogId", "d-1", "messageId", "m-1"));
            browser.send(Map.of("type", "close", "ref", refs.get(1), "dialogId", "d-1"));
            browser.send(
                    Map.of("type", "card", "ref", refs.get(2), "name", "Ivan", "emails", List.of("ivan@example.com")));

            var read = command(refs.get(0)).as(DialogCommand.AdvanceRead.class);
            var close = command(refs.get(1)).as(DialogCommand.CloseDialog.class);
            var card = command(refs.get(2)).as(DialogCommand.SetVisitorCard.class);

            assertThat(read.messageId().value()).isEqualTo("m-1");
            assertThat(close.reason()).isEqualTo(CloseReason.BY_VISITOR);
            assertThat(card.card().emails()).containsExactly("ivan@example.com");
            assertThat(List.of(read.meta(), close.meta(), card.meta()))
                    .allSatisfy(meta -> assertThat(meta.issuer().key())
                            .isEqualTo(session.visitorId().value()));
        }
    }

    @Test
    @Tag("U-19")
    void everyTabGetsEveryEvent() {
        var session = shop.session();
        var story = shop.story(session);
        try (var one = Browser.hello(port, session.token());
                var two = Browser.hello(port, session.token());
                var stranger = Browser.hello(port, shop.session().token())) {

            writer.event(story.opened());
            writer.event(story.visitorWrote("Hello"));
            writer.event(story.noted(shop.acme().ann(), "a regular"));
            writer.event(story.assigned(shop.acme().ann(), AssignmentCause.AUTOMATIC));
            writer.event(story.operatorWrote(shop.acme().ann(), "Good day"));

            for (var tab : List.of(one, two)) {
                tab.await(frame -> frame.path("event").path("text").asText().equals("Good day"));
                assertThat(tab.heard("event"))
                        .extracting(frame -> frame.path("event").path("number").asLong())
                        .containsExactly(1L, 2L, 3L, 4L);
                assertThat(tab.heard("event"))
                        .noneMatch(frame -> frame.toString().contains("regular"));
            }
            assertThat(stranger.heard("event")).isEmpty();
        }
    }

    @Test
    @Tag("N-03")
    void whoComesBackLearnsTheNumberToHealTo() {
        var session = shop.session();
        var story = shop.story(session);
        try (var first = Browser.hello(port, session.token())) {
            assertThat(first.await("welcome").has("visitorSequence")).isFalse();
            writer.event(story.opened());
            writer.event(story.visitorWrote("Hello"));
            first.await(frame -> frame.path("event").path("number").asLong() == 2);
        }
        writer.event(story.operatorWrote(shop.acme().ann(), "while you were away"));

        Wait.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            try (var second = Browser.hello(port, session.token())) {
                assertThat(second.await("welcome").path("visitorSequence").asLong())
                        .isEqualTo(3);
            }
        });
    }

    @Test
    @Tag("N-02")
    void anEventTheTopicRepeatsIsSentOnce() {
        var session = shop.session();
        var story = shop.story(session);
        try (var browser = Browser.hello(port, session.token())) {
            var metadata = writer.event(story.opened());
            var record = probe.await(seen -> seen.topic().equals(Topic.EVENTS.name())
                    && seen.partition() == metadata.partition()
                    && seen.offset() == metadata.offset());

            writer.raw(
                    Topic.EVENTS,
                    record.partition(),
                    record.key(),
                    record.headers(),
                    record.body().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            writer.event(story.visitorWrote("Hello"));

            browser.await(frame -> frame.path("event").path("number").asLong() == 2);
            assertThat(browser.heard("event")).hasSize(2);
        }
    }

    @Test
    void heartbeatsNameTheGreatestNumber() {
        var session = shop.session();
        var story = shop.story(session);
        try (var browser = Browser.hello(port, session.token())) {
            writer.event(story.opened());
            writer.event(story.visitorWrote("Hello"));

            browser.await(frame -> frame.path("type").asText().equals("heartbeat")
                    && frame.path("visitorSequence").asLong() == 2);
        }
    }

    @Test
    @Tag("U-17")
    void typingReachesOperatorsAtMostOnceASecond() {
        var session = shop.session();
        try (var browser = Browser.hello(port, session.token())) {
            for (int i = 1; i <= 10; i++) {
                browser.send(Map.of("type", "typing", "active", true, "preview", "x".repeat(i)));
            }

            var signals = probe.await(
                    2,
                    record -> record.topic().equals(Topic.SIGNALS.name())
                            && session.conversationId().value().equals(record.key()),
                    Duration.ofSeconds(10));

            assertThat(signals)
                    .extracting(record -> record.as(Signal.Typing.class).preview())
                    .containsExactly("x", "x".repeat(10));
        }
    }

    @Test
    @Tag("U-24")
    void theVisitorSeesThatTheOperatorTypes() {
        var session = shop.session();
        try (var browser = Browser.hello(port, session.token())) {
            writer.signal(new Signal.Typing(
                    session.accountId(),
                    session.conversationId(),
                    null,
                    SampleAccount.actor(shop.acme().ann()),
                    true,
                    null));

            var typing = browser.await("typing");

            assertThat(typing.path("name").asText()).isEqualTo("Ann");
            assertThat(typing.path("active").asBoolean()).isTrue();
        }
    }

    @Test
    @Tag("U-05")
    @Tag("U-21")
    @Tag("N-13")
    void availabilityFollowsTheOperatorsLeases() {
        var session = shop.session();
        assertThat(session.available()).isFalse();
        try (var browser = Browser.hello(port, session.token())) {
            assertThat(browser.await("welcome").path("available").asBoolean()).isFalse();

            writer.presence(new PresenceLease(
                    session.accountId(),
                    shop.acme().ann().operatorId(),
                    new DeviceId("phone"),
                    PresenceStatus.ONLINE,
                    1_500));

            browser.await(frame -> frame.path("type").asText().equals("availability")
                    && frame.path("available").asBoolean());
            assertThat(shop.session().available()).isTrue();
            browser.await(frame -> frame.path("type").asText().equals("availability")
                    && !frame.path("available").asBoolean());
        }
    }

    @Test
    void whoStaysSilentIsClosed() {
        try (var browser = Browser.hello(port, shop.session().token())) {
            assertThat(browser.closeCode()).isEqualTo(TalkSocket.SILENT);
        }
    }

    @Test
    void theServiceSaysItIsReady() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }
}
