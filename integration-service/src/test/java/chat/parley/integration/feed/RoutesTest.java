package chat.parley.integration.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.MessageStatus;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.integration.delivery.NewDelivery;
import chat.parley.integration.dialog.DialogFacts;
import chat.parley.integration.handler.HandlerFormat;
import chat.parley.integration.handler.HandlerMoment;
import chat.parley.integration.webhook.EventFilter;
import chat.parley.platform.json.Json;
import chat.parley.testkit.DialogStory;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.SampleAccount;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is told what of which event. */
class RoutesTest {
    private final Fixtures fixtures = Fixtures.standing();
    private final DialogStory story = fixtures.story(fixtures.aThread());

    /** How a dialog went, and what handlers are told of it. */
    record Case(String name, Function<RoutesTest, List<DialogEvent>> events, List<String> told) {
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * What a visitor enters before is entered before the dialog is opened: a required question, a department, both or
     * neither make no difference to what is told, only to when the dialog is opened.
     */
    static Stream<Case> moments() {
        return Stream.of(
                new Case("question and department are entered", t -> List.of(t.openedIn(true)), List.of("chat_start")),
                new Case("only a question is entered", t -> List.of(t.openedIn(false)), List.of("chat_start")),
                new Case("only a department is chosen", t -> List.of(t.openedIn(true)), List.of("chat_start")),
                new Case("neither: the first message", t -> List.of(t.openedIn(false)), List.of("chat_start")),
                new Case(
                        "it waits for somebody: queueing is no second start",
                        t -> List.of(t.story.opened(), t.story.queued(QueueReason.OPENED)),
                        List.of("chat_start")),
                new Case(
                        "nobody is there: a request is a start too",
                        t -> List.of(
                                t.story.opened(), t.story.visitorWrote("call me"), t.story.closed(CloseReason.IDLE)),
                        List.of("chat_start")),
                new Case(
                        "an operator picks it",
                        t -> List.of(t.story.opened(), t.assigned(AssignmentCause.TAKEN)),
                        List.of("chat_start", "chat_assign")),
                new Case(
                        "routing decides",
                        t -> List.of(t.story.opened(), t.assigned(AssignmentCause.AUTOMATIC)),
                        List.of("chat_start", "chat_assign")),
                new Case(
                        "it is redirected twice",
                        t -> List.of(
                                t.story.opened(),
                                t.assigned(AssignmentCause.TAKEN),
                                t.story.assigned(t.fixtures.acme().boris(), AssignmentCause.TRANSFERRED),
                                t.assigned(AssignmentCause.TRANSFERRED)),
                        List.of("chat_start", "chat_assign", "chat_assign", "chat_assign")),
                new Case(
                        "a visitor comes back and goes on",
                        t -> List.of(
                                t.story.opened(), t.assigned(AssignmentCause.TAKEN), t.story.visitorWrote("again")),
                        List.of("chat_start", "chat_assign")),
                new Case(
                        "it is closed and opened again by the same operator: no start, no assignment, no end",
                        t -> List.of(
                                t.story.opened(),
                                t.assigned(AssignmentCause.TAKEN),
                                t.story.closed(CloseReason.BY_OPERATOR),
                                t.reopened(),
                                t.assigned(AssignmentCause.REOPENED)),
                        List.of("chat_start", "chat_assign")),
                new Case(
                        "another operator opens it again",
                        t -> List.of(
                                t.story.opened(),
                                t.assigned(AssignmentCause.TAKEN),
                                t.story.closed(CloseReason.BY_OPERATOR),
                                t.reopened(),
                                t.story.assigned(t.fixtures.acme().boris(), AssignmentCause.REOPENED)),
                        List.of("chat_start", "chat_assign", "chat_assign")),
                new Case(
                        "it is closed, and the visitor has not read the last message yet",
                        t -> List.of(t.story.opened(), t.story.closed(CloseReason.BY_OPERATOR)),
                        List.of("chat_start")),
                new Case(
                        "it is over for both sides",
                        t -> List.of(t.story.opened(), t.story.closed(CloseReason.BY_VISITOR), t.ended()),
                        List.of("chat_start", "chat_close")));
    }

    @ParameterizedTest
    @MethodSource("moments")
    @Tag("W-56")
    @Tag("W-57")
    @Tag("W-58")
    @Tag("W-59")
    @Tag("W-60")
    @Tag("W-61")
    @Tag("P-17")
    void handlersAreToldAtTheirMoments(Case dialog) {
        List<NewDelivery> told = tell(dialog.events().apply(this), handlers(HandlerFormat.PARLEY));

        assertThat(told).extracting(NewDelivery::eventType).containsExactlyElementsOf(dialog.told());
        assertThat(told)
                .allSatisfy(delivery -> assertThat(delivery.destinationId()).isEqualTo("to-" + delivery.eventType()));
    }

    @Test
    @Tag("W-62")
    void ourPayloadIsTheEventAndItsDialog() {
        var events = List.of(story.opened(), assigned(AssignmentCause.TAKEN));

        JsonNode body =
                json(tell(events, handlers(HandlerFormat.PARLEY)).getLast().body());

        assertThat(body.path("type").asText()).isEqualTo("chat_assign");
        assertThat(body.path("data")).isEqualTo(json(Json.text(events.getLast())));
        assertThat(body.at("/dialog/visitorId").asText())
                .isEqualTo(story.thread().visitorId().value());
        assertThat(body.at("/dialog/operatorName").asText()).isEqualTo("Ann");
        assertThat(body.at("/dialog/status").asText()).isEqualTo("assigned");
    }

    @Test
    @Tag("W-56")
    void theCompatiblePayloadHasChatVisitorAndOperator() {
        var events = List.of(
                story.opened(),
                new DialogEvent.VisitorCardChanged(
                        story.visitorWrote("").meta(),
                        new VisitorCard("Иван", List.of("ivan@example.com"), List.of("+7 495 000-00-00"))),
                assigned(AssignmentCause.TAKEN),
                story.closed(CloseReason.BY_OPERATOR),
                ended());

        List<NewDelivery> told = tell(events, handlers(HandlerFormat.COMPATIBLE));

        assertThat(told)
                .extracting(one -> json(one.body()).path("event").asText())
                .containsExactly("chat_started", "chat_assigned", "chat_closed");
        JsonNode start = json(told.getFirst().body());
        assertThat(start.at("/chat/id").asText()).isEqualTo(story.dialogId().value());
        assertThat(start.at("/chat/created_at").asText())
                .isEqualTo(events.getFirst().meta().at().toString());
        assertThat(start.has("operator")).isFalse();
        JsonNode close = json(told.getLast().body());
        assertThat(close.at("/visitor/fields").toString())
                .isEqualTo("{\"name\":\"Иван\",\"email\":\"ivan@example.com\",\"phone\":\"+7 495 000-00-00\"}");
        assertThat(close.at("/operator/id").asText()).isEqualTo("ann");
        assertThat(close.at("/chat/close_reason").asText()).isEqualTo("by-operator");
    }

    @Test
    @Tag("N-10")
    void aWebhookIsToldOfWhatItAskedForAndOfNothingFromBeforeIt() {
        var vip = new EventFilter(Set.of(), Set.of(), Set.of("vip"));
        var begin = story.opened().meta().at();
        List<Routes.Listener> listeners = List.of(
                webhook("all", begin, Set.of(), EventFilter.NONE),
                webhook("messages", begin, Set.of("MessagePosted"), EventFilter.NONE),
                webhook("vip", begin, Set.of(), vip),
                webhook("later", begin.plusMillis(1), Set.of(), EventFilter.NONE));
        var tagged =
                new DialogEvent.DialogTagged(story.visitorWrote("").meta(), Set.of("vip"), Set.of(), Set.of("vip"));

        assertThat(tell(List.of(story.visitorWrote("hello"), tagged), listeners))
                .extracting(NewDelivery::destinationId)
                .containsExactly("all", "messages", "all", "vip");
    }

    @Test
    @Tag("U-12")
    void aCrmHearsOfWhoWritesAndNotOfWhoOnlyFilledInAForm() {
        var crm = new Routes.Listener.ToCrm(fixtures.account(), "crm", Instant.EPOCH, false, Set.of());
        var card = new DialogEvent.VisitorCardChanged(
                story.visitorWrote("").meta(), new VisitorCard("Vera", List.of("vera@example.com"), List.of()));

        List<NewDelivery> told = tell(List.of(card, story.opened(), card), List.of(crm));

        assertThat(told).extracting(NewDelivery::eventType).containsExactly("DialogOpened", "VisitorCardChanged");
        assertThat(json(told.getFirst().body()).at("/dialog/emails/0").asText()).isEqualTo("vera@example.com");
    }

    @Test
    @Tag("W-64")
    void aCrmHearsWhatIsSaidOnlyWhereItsChatsAreOn() {
        var quiet = new Routes.Listener.ToCrm(fixtures.account(), "quiet", Instant.EPOCH, false, Set.of());
        var chatting = new Routes.Listener.ToCrm(fixtures.account(), "chatting", Instant.EPOCH, true, Set.of());

        List<NewDelivery> told = tell(
                List.of(story.opened(), story.visitorWrote("hello"), story.queued(QueueReason.OPENED)),
                List.of(quiet, chatting));

        assertThat(told)
                .extracting(NewDelivery::destinationId, NewDelivery::eventType)
                .containsExactly(
                        tuple("quiet", "DialogOpened"),
                        tuple("chatting", "DialogOpened"),
                        tuple("chatting", "MessagePosted"));
    }

    @Test
    @Tag("W-64")
    void aCrmHearsWhatBecameOfWhatItsOwnPeopleWroteAndOfNothingElse() {
        DialogEvent.MessagePosted theirs = story.visitorWrote("from there");
        DialogEvent.MessagePosted another = story.visitorWrote("from here");
        var crm = new Routes.Listener.ToCrm(
                fixtures.account(),
                "crm",
                Instant.EPOCH,
                true,
                Set.of(theirs.messageId().value()));
        var byOperator = story.operatorWrote(fixtures.acme().ann(), "").meta();

        List<NewDelivery> told = tell(
                List.of(
                        new DialogEvent.ReadAdvanced(theirs.meta(), theirs.messageId()),
                        new DialogEvent.ReadAdvanced(byOperator, theirs.messageId()),
                        new DialogEvent.ReadAdvanced(another.meta(), another.messageId()),
                        new DialogEvent.MessageStatusChanged(
                                byOperator, theirs.messageId(), MessageStatus.FAILED, "blocked"),
                        new DialogEvent.MessageStatusChanged(
                                byOperator, another.messageId(), MessageStatus.FAILED, "blocked")),
                List.of(crm));

        assertThat(told).extracting(NewDelivery::eventType).containsExactly("ReadAdvanced", "MessageStatusChanged");
        assertThat(told)
                .extracting(
                        delivery -> json(delivery.body()).at("/data/messageId").asText())
                .containsOnly(theirs.messageId().value());
    }

    @Test
    @Tag("P-21")
    void nobodyElsesEventsAreTold() {
        var other = new Routes.Listener.ToWebhook(
                new chat.parley.contracts.id.AccountId("other"), "x", Instant.EPOCH, Set.of(), EventFilter.NONE);

        assertThat(tell(List.of(story.opened()), List.of(other))).isEmpty();
    }

    private DialogEvent openedIn(boolean department) {
        return story.forDepartment(department ? SampleAccount.SALES : null).opened();
    }

    private DialogEvent assigned(AssignmentCause cause) {
        return story.assigned(fixtures.acme().ann(), cause);
    }

    private DialogEvent reopened() {
        return new DialogEvent.DialogReopened(story.visitorWrote("").meta());
    }

    private DialogEvent ended() {
        return new DialogEvent.DialogEnded(story.visitorWrote("").meta());
    }

    private List<Routes.Listener> handlers(HandlerFormat format) {
        var listeners = new ArrayList<Routes.Listener>();
        for (HandlerMoment moment : HandlerMoment.values()) {
            listeners.add(new Routes.Listener.ToHandler(
                    fixtures.account(), "to-" + moment.key(), Instant.EPOCH, moment, format));
        }
        return listeners;
    }

    private Routes.Listener webhook(String id, Instant since, Set<String> types, EventFilter filter) {
        return new Routes.Listener.ToWebhook(fixtures.account(), id, since, types, filter);
    }

    private static List<NewDelivery> tell(List<? extends DialogEvent> events, List<Routes.Listener> listeners) {
        var made = new ArrayList<NewDelivery>();
        DialogFacts facts = null;
        for (DialogEvent event : events) {
            JsonNode json = json(Json.text(event));
            DialogFacts before = facts == null ? DialogFacts.unknown(json) : facts;
            facts = before.after(json);
            var meta = event.meta();
            made.addAll(Routes.of(
                    new Happening(
                            meta.accountId(),
                            meta.conversationId().value(),
                            meta.dialogId().value(),
                            meta.eventId(),
                            json.path("type").asText(),
                            meta.at(),
                            json),
                    listeners,
                    before,
                    facts));
        }
        return made;
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
