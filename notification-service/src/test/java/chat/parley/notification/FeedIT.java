package chat.parley.notification;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.signal.Signal;
import chat.parley.contracts.topic.Headers;
import chat.parley.contracts.topic.Topic;
import chat.parley.platform.json.Json;
import chat.parley.testkit.DialogStory;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.ParleyServices;
import chat.parley.testkit.Wait;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = ParleyServices.class,
        initArgs = @ResourceArg(name = "database", value = "notification"),
        scope = TestResourceScope.GLOBAL)
class FeedIT extends RunningService {
    private final DialogStory story = fixtures.story(fixtures.aThread());

    @Test
    void anEventReachesTheConsolesAsItStandsOnTheLog() throws IOException {
        var vera = console(acme.vera(), "desk");
        var opened = story.opened();

        log.event(opened);

        var frame = vera.await(f -> Console.type(f).equals("event"));
        assertThat(frame.get("event")).isEqualTo(Json.mapper().readTree(Json.text(opened)));
    }

    @Test
    @Tag("P-21")
    void anotherAccountHearsNothing() {
        var umbrella = Fixtures.unique();
        var vera = console(acme.vera(), "desk");
        var theirs = console(umbrella.acme().vera(), "desk");
        var their = umbrella.story(umbrella.aThread());

        log.event(story.opened());
        log.event(story.visitorWrote("secret"));
        log.event(their.opened());

        vera.await(f -> sequence(f, story) == 2);
        theirs.await(f -> sequence(f, their) == 1);
        assertThat(theirs.frames().toString())
                .doesNotContain(
                        "secret",
                        story.thread().conversationId().value(),
                        acme.id().value());
    }

    @Test
    @Tag("N-03")
    void aRepeatedRecordIsDropped() {
        var vera = console(acme.vera(), "desk");
        var opened = story.opened();
        var written = log.event(opened);
        var wrote = story.visitorWrote("once");
        var last = log.event(wrote);
        vera.await(f -> sequence(f, story) == 2);

        for (DialogEvent event : new DialogEvent[] {opened, wrote}) {
            log.raw(
                    Topic.EVENTS,
                    written.partition(),
                    story.thread().conversationId().value(),
                    Map.of(Headers.POSITION, "1"),
                    Json.bytes(event));
        }
        assertThat(last.offset()).isPositive();
        log.event(story.visitorWrote("and again"));

        vera.await(f -> sequence(f, story) == 3);
        assertThat(vera.frames(f -> Console.type(f).equals("event"))).hasSize(3);
    }

    @Test
    @Tag("W-32")
    void hiddenDialogsOfOthersAreNotToldToOperators() {
        var vera = console(acme.vera(), "desk");
        configure(vera, hiding(acme.account()), acme.ann(), acme.boris());
        var ann = console(acme.ann(), "desk");
        var boris = console(acme.boris(), "desk");
        story.in("ru");

        log.event(story.opened());
        log.event(story.assigned(acme.ann(), AssignmentCause.TAKEN));
        log.event(story.visitorWrote("secret"));
        var other = fixtures.story(fixtures.aThread()).in("ru");
        log.event(other.opened());

        ann.await(f -> sequence(f, story) == 3);
        vera.await(f -> sequence(f, story) == 3);
        boris.await(f -> sequence(f, other) == 1);
        boris.await(f -> sequence(f, story) == 2);
        assertThat(boris.frames(f -> Console.type(f).equals("event")).toString())
                .doesNotContain("secret");
    }

    @Test
    @Tag("W-39")
    void operatorsHearOnlyOfDialogsInTheirLanguages() {
        var vera = console(acme.vera(), "desk");
        configure(vera, acme.account(), acme.ann(), acme.boris());
        var ann = console(acme.ann(), "desk");
        var boris = console(acme.boris(), "desk");
        var russian = fixtures.story(fixtures.aThread()).in("ru");

        log.event(story.in("en").opened());
        log.event(russian.opened());

        ann.await(f -> sequence(f, story) == 1);
        ann.await(f -> sequence(f, russian) == 1);
        boris.await(f -> sequence(f, russian) == 1);
        assertThat(boris.frames().stream().noneMatch(f -> sequence(f, story) > 0))
                .isTrue();
    }

    @Test
    @Tag("W-39")
    void aChangedOperatorHearsByTheirNewSettingsAtOnce() {
        var vera = console(acme.vera(), "desk");
        configure(vera, acme.account(), acme.boris());
        var boris = console(acme.boris(), "desk");
        var now = acme.boris();

        configure(
                boris,
                new Setting.Operator(
                        now.accountId(),
                        2,
                        false,
                        now.operatorId(),
                        now.name(),
                        now.email(),
                        now.role(),
                        now.departments(),
                        java.util.Set.of("en"),
                        null,
                        Set.of(),
                        null));
        log.event(story.in("en").opened());

        boris.await(f -> sequence(f, story) == 1);
    }

    @Test
    void aRemovedOperatorIsLoggedOut() {
        var vera = console(acme.vera(), "desk");
        configure(vera, acme.ann());
        var ann = console(acme.ann(), "desk");
        var now = acme.ann();

        log.setting(new Setting.Operator(
                now.accountId(),
                2,
                true,
                now.operatorId(),
                now.name(),
                now.email(),
                now.role(),
                now.departments(),
                now.languages(),
                null,
                Set.of(),
                null));

        assertThat(ann.awaitClose()).isEqualTo(4401);
    }

    @Test
    @Tag("N-03")
    void aHeartbeatTellsTheGreatestSequences() {
        var vera = console(acme.vera(), "desk");
        log.event(story.opened());
        log.event(story.visitorWrote("hello"));

        vera.await(f -> Console.type(f).equals("heartbeat")
                && f.path("sequences")
                                .path(story.thread().conversationId().value())
                                .asLong()
                        == 2);
    }

    @Test
    @Tag("N-03")
    void ofADialogOpenedBeforeTheServiceAnOperatorHearsOnlyThatThereIsMore() {
        var vera = console(acme.vera(), "desk");
        configure(vera, hiding(acme.account()), acme.boris());
        var boris = console(acme.boris(), "desk");
        story.opened();

        log.event(story.visitorWrote("secret"));

        boris.await(f -> Console.type(f).equals("heartbeat")
                && f.path("sequences")
                                .path(story.thread().conversationId().value())
                                .asLong()
                        == 2);
        vera.await(f -> sequence(f, story) == 2);
        assertThat(boris.frames().toString()).doesNotContain("secret");
    }

    @Test
    void typingIsShownToOthersAndItsTextOnlyToThoseWhoMayReadAlong() {
        var vera = console(acme.vera(), "desk");
        configure(vera, acme.account(), acme.ann(), acme.boris());
        var ann = console(acme.ann(), "desk");
        var boris = console(acme.boris(), "desk");
        log.event(story.in("en").opened());
        ann.await(f -> sequence(f, story) == 1);

        log.signal(typing(story.thread().actor(), "my password is"));
        log.signal(typing(chat.parley.testkit.SampleAccount.actor(acme.ann()), null));

        ann.await(f -> f.at("/signal/preview").asText().equals("my password is"));
        vera.await(f -> f.at("/signal/actor/kind").asText().equals("operator"));
        assertThat(ann.frames(f -> f.at("/signal/actor/kind").asText().equals("operator")))
                .isEmpty();
        assertThat(boris.frames(f -> Console.type(f).equals("signal"))).isEmpty();
    }

    @Test
    void whatCannotBeReadIsSkipped() {
        var vera = console(acme.vera(), "desk");
        var opened = log.event(story.opened());
        vera.await(f -> sequence(f, story) == 1);

        log.raw(
                Topic.SIGNALS,
                opened.partition(),
                "x",
                Map.of(),
                "no json".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        log.raw(Topic.SIGNALS, opened.partition(), "x", Map.of(), null);
        log.raw(
                Topic.PRESENCE,
                0,
                "x",
                Map.of(),
                "{\"type\":\"FromTheFuture\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        log.event(story.visitorWrote("still here"));

        vera.await(f -> sequence(f, story) == 2);
    }

    @Test
    void aConsoleThatDoesNotReadIsLetGoWhileOthersGoOn() {
        var stuck = closing(Console.open(address, chat.parley.testkit.TestIssuer.DOOR, false))
                .hello(chat.parley.testkit.Tokens.of(acme.vera()), "stuck");
        var vera = console(acme.vera(), "desk");
        var gone = closed("4413");
        log.event(story.opened());
        String text = "x".repeat(60_000);

        Wait.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    // Several at a time: what the network holds for a reader who is away is filled sooner.
                    for (int i = 0; i < 10; i++) {
                        log.event(story.visitorWrote(text));
                    }
                    return closed("4413") > gone;
                });

        vera.await(f -> sequence(f, story) == story.sequence());
        assertThat(vera.isClosed()).isFalse();
        assertThat(stuck.frames()).isEmpty();
        Wait.await()
                .atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(openSockets()).isEqualTo(1));
    }

    private static double closed(String code) {
        return metric("parley_sockets_ended_total{code=\"" + code + "\"");
    }

    private static double openSockets() {
        return metric("parley_sockets_open");
    }

    private static double metric(String prefix) {
        return io.restassured.RestAssured.given()
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(prefix))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private Signal typing(Actor actor, String preview) {
        return new Signal.Typing(acme.id(), story.thread().conversationId(), story.dialogId(), actor, true, preview);
    }

    private static Setting.Account hiding(Setting.Account usual) {
        return new Setting.Account(
                usual.accountId(),
                usual.version(),
                false,
                usual.name(),
                usual.timeZone(),
                usual.language(),
                usual.multilingual(),
                usual.autoAssignment(),
                usual.maxDialogs(),
                true,
                usual.firstReplySeconds(),
                usual.busyText(),
                usual.idleCloseSeconds());
    }

    private static long sequence(JsonNode frame, DialogStory story) {
        return frame.at("/event/meta/conversationId")
                        .asText()
                        .equals(story.thread().conversationId().value())
                ? frame.at("/event/meta/sequence").asLong()
                : 0;
    }
}
