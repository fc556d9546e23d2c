package chat.parley.notification;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.InvitationId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.settings.Visits;
import chat.parley.contracts.signal.Signal;
import chat.parley.contracts.topic.Topic;
import chat.parley.contracts.visit.DeviceKind;
import chat.parley.contracts.visit.InvitationAnswer;
import chat.parley.contracts.visit.SiteVisit;
import chat.parley.contracts.visit.VisitedPage;
import chat.parley.contracts.visit.VisitorActivity;
import chat.parley.contracts.visit.VisitorCode;
import chat.parley.contracts.visit.VisitorDevice;
import chat.parley.contracts.visit.VisitorStage;
import chat.parley.platform.json.Json;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.ParleyServices;
import chat.parley.testkit.SampleAccount;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who is on the sites, as consoles hear it. */
@QuarkusTest
@WithTestResource(
        value = ParleyServices.class,
        initArgs = @ResourceArg(name = "database", value = "notification"),
        scope = TestResourceScope.GLOBAL)
class VisitorIT extends RunningService {
    private static final String CART = SampleAccount.SHOP_ORIGIN + "/cart";

    private final VisitorId visitor = new VisitorId("site-" + fixtures.randomId());

    @Test
    @Tag("W-51")
    @Tag("P-12")
    void whoLooksOnSeesVisitorsComeAndGoWithinASecond() {
        var ann = console(acme.ann(), "desk");
        configure(ann, wanting(false, false));
        say(seen(CART));
        ann.send(Map.of("type", "visitors", "watch", true));
        var row = ann.await(f -> rowIn(f) != null);
        assertThat(rowIn(row).path("priority").asBoolean()).isTrue();

        Instant before = Instant.now();
        say(new VisitorActivity.PageLeft(acme.id(), visitor, before, "t1"));
        ann.await(f -> rowIn(f) != null && rowIn(f).path("leaving").asBoolean());
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(1));

        ann.await(f -> f.path("gone").toString().contains(visitor.value()));
    }

    @Test
    @Tag("P-21")
    void whoDoesNotLookOnAndWhoIsElsewhereHearNothing() {
        var ann = console(acme.ann(), "desk");
        var boris = console(acme.boris(), "desk");
        var umbrella = Fixtures.unique();
        var theirs = console(umbrella.acme().vera(), "desk");
        theirs.send(Map.of("type", "visitors", "watch", true));
        ann.send(Map.of("type", "visitors", "watch", true));

        say(seen(CART));

        ann.await(f -> rowIn(f) != null);
        assertThat(boris.frames(f -> rowIn(f) != null)).isEmpty();
        assertThat(theirs.frames().toString()).doesNotContain(visitor.value());
        theirs.send(Map.of("type", "invite", "ref", "r1", "visitorId", visitor.value(), "text", "Hello"));
        assertThat(theirs.await(f -> f.path("ref").asText().equals("r1"))
                        .path("code")
                        .asText())
                .isEqualTo("visitor-gone");
    }

    @Test
    @Tag("W-35")
    void everybodyIsToldOfANewVisitorWhereTheAccountWantsThat() {
        var ann = console(acme.ann(), "desk");
        configure(ann, wanting(true, false));

        say(seen(CART));

        var arrived = ann.await(f -> Console.type(f).equals("visitor-arrived"));
        assertThat(arrived.at("/visitor/visit/city").asText()).isEqualTo("Kazan");
        say(seen(SampleAccount.SHOP_ORIGIN + "/"));
        ann.send(Map.of("type", "visitors", "watch", true));
        ann.await(f -> rowIn(f) != null && !rowIn(f).at("/page/url").asText().equals(CART));
        assertThat(ann.frames(f -> Console.type(f).equals("visitor-arrived"))).hasSize(1);
    }

    @Test
    @Tag("U-22")
    void anInvitationGoesOutOnceAndItsAnswerComesBack() {
        var probe = probe(Topic.ACTIVITY);
        var ann = console(acme.ann(), "desk");
        var boris = console(acme.boris(), "desk");
        configure(ann, wanting(false, false));
        ann.send(Map.of("type", "visitors", "watch", true));
        say(seen(CART));
        ann.await(f -> rowIn(f) != null);

        ann.send(Map.of("type", "invite", "ref", "r1", "visitorId", visitor.value()));

        ann.await(f -> Console.type(f).equals("done") && f.path("ref").asText().equals("r1"));
        var invited = (VisitorActivity.VisitorInvited)
                probe.await(record -> record.key().equals(visitor.value())
                                && record.as(VisitorActivity.class) instanceof VisitorActivity.VisitorInvited)
                        .as(VisitorActivity.class);
        assertThat(invited.text()).isEqualTo("May I help you?");
        assertThat(invited.operatorId()).isEqualTo(acme.ann().operatorId());
        boris.send(Map.of("type", "invite", "ref", "r2", "visitorId", visitor.value(), "text", "Me too"));
        assertThat(boris.await(f -> f.path("ref").asText().equals("r2"))
                        .path("code")
                        .asText())
                .isEqualTo("visitor-busy");

        say(new VisitorActivity.InvitationAnswered(
                acme.id(), visitor, Instant.now(), invited.invitationId(), InvitationAnswer.REJECTED));
        var answer = ann.await(f -> Console.type(f).equals("invitation"));
        assertThat(answer.at("/visitor/invitation/state").asText()).isEqualTo("rejected");
        assertThat(new InvitationId(answer.path("invitationId").asText())).isEqualTo(invited.invitationId());
    }

    @Test
    @Tag("W-49")
    void visitorsAreLedOnlyWhereTheAccountWantsItAndOnlyToItsSites() {
        var probe = probe(Topic.SIGNALS);
        var ann = console(acme.ann(), "desk");
        var story = fixtures.story(fixtures.aThread());
        configure(ann, acme.web());
        lead(ann, story, "r1", CART);
        assertThat(ann.await(f -> f.path("ref").asText().equals("r1"))
                        .path("code")
                        .asText())
                .isEqualTo("forbidden");

        configure(ann, wanting(false, true));
        lead(ann, story, "r2", "https://evil.example/");
        lead(ann, story, "r3", "javascript:alert(1)");
        lead(ann, story, "r4", CART);

        assertThat(ann.await(f -> f.path("ref").asText().equals("r2"))
                        .path("code")
                        .asText())
                .isEqualTo("site-not-allowed");
        assertThat(ann.await(f -> f.path("ref").asText().equals("r3"))
                        .path("code")
                        .asText())
                .isEqualTo("site-not-allowed");
        ann.await(f -> Console.type(f).equals("done") && f.path("ref").asText().equals("r4"));
        var signal = probe.await(
                record -> record.key().equals(story.thread().conversationId().value()));
        assertThat(((Signal.Teleport) signal.as(Signal.class)).url()).isEqualTo(CART);
    }

    @Test
    @Tag("W-49")
    void aVisitorWithoutADialogIsFoundByTheirCodeAndLed() {
        var probe = probe(Topic.ACTIVITY);
        var ann = console(acme.ann(), "desk");
        configure(ann, acme.web(), wanting(false, true));
        ann.send(Map.of("type", "visitors", "watch", true));
        say(seen(SampleAccount.SHOP_ORIGIN + "/"));
        var row = ann.await(f -> rowIn(f) != null);
        assertThat(rowIn(row).path("code").asText())
                .isEqualTo(VisitorCode.of(visitor))
                .matches("[0-9]{6}");

        ann.send(Map.of("type", "teleport", "ref", "r1", "visitorId", visitor.value(), "url", CART));
        ann.send(Map.of("type", "teleport", "ref", "r2", "visitorId", "nobody", "url", CART));

        var led = probe.await(record -> record.key().equals(visitor.value())
                && record.as(VisitorActivity.class) instanceof VisitorActivity.VisitorLed);
        assertThat(((VisitorActivity.VisitorLed) led.as(VisitorActivity.class)).url())
                .isEqualTo(CART);
        assertThat(ann.await(f -> f.path("ref").asText().equals("r2"))
                        .path("code")
                        .asText())
                .isEqualTo("visitor-gone");
    }

    private void lead(Console console, chat.parley.testkit.DialogStory story, String ref, String url) {
        console.send(Map.of(
                "type",
                "teleport",
                "ref",
                ref,
                "conversationId",
                story.thread().conversationId().value(),
                "dialogId",
                story.dialogId().value(),
                "url",
                url));
    }

    private void say(VisitorActivity activity) {
        log.raw(Topic.ACTIVITY, null, activity.visitorId().value(), Map.of(), Json.bytes(activity));
    }

    /** The visitor's row in a frame; null where there is none. */
    private JsonNode rowIn(JsonNode frame) {
        for (JsonNode row : frame.path("visitors")) {
            if (row.path("visitorId").asText().equals(visitor.value())) {
                return row;
            }
        }
        return null;
    }

    private Visits wanting(boolean arrivals, boolean teleport) {
        return new Visits(
                acme.id(), 1, false, arrivals, List.of(CART), "May I help you?", 60, 24, false, teleport, List.of());
    }

    private VisitorActivity.PageSeen seen(String url) {
        Instant now = Instant.now();
        return new VisitorActivity.PageSeen(
                acme.id(),
                visitor,
                now,
                new PlacementId("shop"),
                "t1",
                45_000,
                new VisitedPage(url, "Cart", now),
                new SiteVisit(
                        now,
                        1,
                        VisitorStage.AVAILABLE,
                        new VisitorDevice(DeviceKind.DESKTOP, "Firefox", "Linux"),
                        "ru",
                        "Kazan",
                        "RU",
                        null,
                        Map.of(),
                        null,
                        null));
    }
}
