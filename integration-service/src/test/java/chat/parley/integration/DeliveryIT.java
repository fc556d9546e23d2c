package chat.parley.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import chat.parley.contracts.topic.Headers;
import chat.parley.contracts.topic.Topic;
import chat.parley.integration.feed.FeedPositions;
import chat.parley.integration.feed.StandInStore;
import chat.parley.platform.json.Json;
import chat.parley.testkit.ParleyServices;
import chat.parley.testkit.TestKafka;
import chat.parley.testkit.Tokens;
import chat.parley.testkit.TopicWriter;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = ParleyServices.class, scope = TestResourceScope.GLOBAL)
@Tag("N-10")
class DeliveryIT extends RunningService {
    /** As the tests' configuration has it. */
    private static final long PATIENCE_SECONDS = 5;

    @Inject
    FeedPositions positions;

    @Inject
    StandInStore store;

    DeliveryIT() throws IOException {}

    @Test
    @Tag("T-17")
    void anEventIsPostedSignedToTheEndpoint() {
        var webhook = create(receiver.url("/hook?x=1").replace("127", "user:pass@127"), "DialogOpened");
        var opened = story.opened();

        log.event(opened);
        log.event(story.visitorWrote("nobody asked for this"));

        var got = receiver.await("/hook?x=1", 1).getFirst();
        assertThat(got.isSignedWith(webhook.getString("secret"))).isTrue();
        assertThat(got.id()).isEqualTo(opened.meta().eventId() + ":" + webhook.getString("destinationId"));
        assertThat(got.authorization()).isEqualTo("Basic dXNlcjpwYXNz");
        assertThat(got.json().path("type").asText()).isEqualTo("DialogOpened");
        assertThat(got.json().path("timestamp").asText())
                .isEqualTo(opened.meta().at().toString());
        assertThat(got.json().path("data").toString()).isEqualTo(json(opened).toString());
        await(webhook, 1, "delivered");
        assertThat(receiver.got()).hasSize(1);
    }

    @Test
    void whatWasDeliveredCanBeReadWithoutAnythingPersonal() {
        receiver.answers(request -> 200);
        var webhook = create(receiver.url("/hook"));
        log.event(story.opened());

        await(webhook, 1, "delivered");

        as(Tokens.of(fixtures.acme().adam()))
                .get(deliveries(webhook))
                .then()
                .body("deliveries[0].eventType", equalTo("DialogOpened"))
                .body("deliveries[0].attempts", equalTo(1))
                .body("deliveries[0].tries[0].status", equalTo(200))
                .body("deliveries[0].tries[0].answer", equalTo("thanks, •••"))
                .body("deliveries[0].body", nullValue())
                .body("next", nullValue());
    }

    @Test
    void anEndpointThatWasDownGetsEverythingInOrder() throws IOException {
        var webhook = create(receiver.url("/hook"), "MessagePosted");
        receiver.goDown();
        for (int i = 1; i <= 5; i++) {
            log.event(story.visitorWrote("message " + i));
        }
        await(webhook, d -> tries(d) >= 1 && d.path("state").asText().equals("pending"));

        receiver.comeBack();

        var got = receiver.await("/hook", 5);
        assertThat(got.stream()
                        .map(request -> request.json().at("/data/meta/sequence").asLong()))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 5).boxed().toList());
    }

    @Test
    void aServerErrorIsRetriedWithTheSameIdAndLaterEventsWait() {
        receiver.answers(request -> receiver.got("/hook").size() == 1 ? 500 : 204);
        var webhook = create(receiver.url("/hook"));
        log.event(story.opened());
        log.event(story.visitorWrote("second"));
        await(webhook, d -> tries(d) == 1 && d.path("reason").asText().equals("answered 500"));

        var got = receiver.await("/hook", 3);

        assertThat(got.get(0).id()).isEqualTo(got.get(1).id());
        assertThat(got.get(2).json().path("type").asText()).isEqualTo("MessagePosted");
        await(webhook, 2, "delivered");
    }

    @Test
    @Tag("N-16")
    void whatTheLogLostIsFetchedAndComesFirst() {
        var webhook = create(receiver.url("/hook"), "DialogOpened", "MessagePosted");
        var first = log.event(story.opened());
        receiver.await("/hook", 1);
        var lostEvent = story.visitorWrote("lost");
        store.has(first.partition(), log.skip(first.partition()), lostEvent);

        log.event(story.visitorWrote("after"));

        var got = receiver.await("/hook", 3);
        assertThat(got.stream()
                        .map(request -> request.json().at("/data/meta/sequence").asLong()))
                .containsExactly(1L, 2L, 3L);
        assertThat(got.get(1).id()).startsWith(lostEvent.meta().eventId() + ":");
        await(webhook, 3, "delivered");
    }

    @Test
    void aRefusalIsFinalAndCanBeRetriedByHand() {
        receiver.answers(request -> 404);
        var webhook = create(receiver.url("/hook"), "DialogOpened");
        log.event(story.opened());
        var dead = await(webhook, d -> d.path("state").asText().equals("dead"));
        assertThat(dead.path("reason").asText()).isEqualTo("answered 404");

        receiver.answers(request -> 204);
        admin().post(deliveries(webhook) + "/" + dead.path("deliveryId").asText() + "/retry")
                .then()
                .statusCode(202)
                .body("deliveryId", equalTo(dead.path("deliveryId").asText()));

        var delivered = await(webhook, d -> d.path("state").asText().equals("delivered"));
        assertThat(tries(delivered)).isEqualTo(2);
        assertThat(receiver.got("/hook"))
                .extracting(Receiver.Got::id)
                .containsOnly(dead.path("messageId").asText());
    }

    @Test
    void aRedirectIsNotFollowed() {
        receiver.answers(request -> 302);
        var webhook = create(receiver.url("/hook"), "DialogOpened");

        log.event(story.opened());

        await(webhook, d -> d.path("reason").asText().equals("answered 302"));
        assertThat(receiver.got("/elsewhere")).isEmpty();
    }

    @Test
    void anEndpointThatIsGoneIsSwitchedOff() {
        receiver.answers(request -> 410);
        var webhook = create(receiver.url("/hook"));
        log.event(story.opened());

        await(webhook, d -> d.path("state").asText().equals("dead"));

        admin().get(WEBHOOKS + "/" + webhook.getString("destinationId"))
                .then()
                .body("enabled", equalTo(false))
                .body("disabledReason", containsString("gone"));
    }

    @Test
    void aSlowEndpointHoldsUpNobodyElse() {
        receiver.hangsOn("/slow");
        create(receiver.url("/slow"), "DialogOpened");
        create(receiver.url("/fast"), "DialogOpened");

        for (int i = 0; i < 20; i++) {
            log.event(fixtures.story(fixtures.aThread()).opened());
        }

        receiver.await("/fast", 20);
        // Those that were given up make room for others.
        List<Long> slow = receiver.got("/slow").stream()
                .map(got -> Long.parseLong(got.timestamp()))
                .sorted()
                .toList();
        assertThat(slow)
                .filteredOn(at -> at < slow.getFirst() + PATIENCE_SECONDS)
                .hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void aRepeatedRecordIsDeliveredOnce() {
        var webhook = create(receiver.url("/hook"));
        var opened = story.opened();
        var written = log.event(opened);
        await(webhook, 1, "delivered");

        log.raw(
                Topic.EVENTS,
                written.partition(),
                story.thread().conversationId().value(),
                Map.of(Headers.POSITION, "1"),
                Json.bytes(opened));
        log.event(story.visitorWrote("next"));

        await(webhook, 2, "delivered");
        assertThat(receiver.got("/hook")).hasSize(2);
    }

    @Test
    void howFarTheLogIsReadIsStoredWithTheDeliveries() {
        var webhook = create(receiver.url("/hook"));
        var written = log.event(story.opened());
        await(webhook, 1, "delivered");
        long position = positions.of(written.partition());

        // A reader that starts anew reads the whole log again, and nothing of it is delivered twice.
        assertThat(position).isPositive();
        assertThat(positions.replay(TestKafka.bootstrapServers(), written.partition()))
                .isZero();
        assertThat(positions.of(written.partition())).isEqualTo(position);
        assertThat(receiver.got("/hook")).hasSize(1);
    }

    @Test
    void poisonIsSkipped() {
        var webhook = create(receiver.url("/hook"));
        var written = log.event(story.opened());
        await(webhook, 1, "delivered");
        long position = positions.of(written.partition());

        log.raw(
                Topic.EVENTS,
                written.partition(),
                "x",
                Map.of(Headers.POSITION, Long.toString(position + 1)),
                "no json".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        log.raw(Topic.EVENTS, written.partition(), "x", Map.of(), null);
        var next = new TopicWriter(TestKafka.bootstrapServers());
        next.raw(
                Topic.EVENTS,
                written.partition(),
                story.thread().conversationId().value(),
                Map.of(Headers.POSITION, Long.toString(position + 2)),
                Json.bytes(story.visitorWrote("next")));
        next.close();

        await(webhook, 2, "delivered");
    }
}
