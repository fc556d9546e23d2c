package chat.parley.contracts.visitor;

import static chat.parley.contracts.ContractJson.MAPPER;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.ContractJson;
import chat.parley.contracts.Family;
import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.sample.Samples;
import chat.parley.contracts.topic.Topic;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class VisitorEventTest {
    static final List<DialogEvent> EVENTS = Samples.ALL.stream()
            .filter(sample -> sample.family().equals(Family.of(Topic.EVENTS)))
            .map(sample -> (DialogEvent) sample.body())
            .toList();

    @ParameterizedTest
    @FieldSource("EVENTS")
    void isGivenForExactlyThoseEventsAVisitorMaySee(DialogEvent event) {
        assertThat(VisitorEvent.of(event).isPresent()).isEqualTo(event.visibleToVisitor());
        assertThat(event.meta().visitorSequence() != null).isEqualTo(event.visibleToVisitor());
    }

    @ParameterizedTest
    @FieldSource("EVENTS")
    void carriesTheVisitorsNumberAndNeverTheOperators(DialogEvent event) {
        VisitorEvent.of(event).ifPresent(told -> {
            assertThat(told.number()).isEqualTo(event.meta().visitorSequence());
            assertThat(told.dialogId()).isEqualTo(event.meta().dialogId());
            assertThat(told.at()).isEqualTo(event.meta().at());
            assertThat(ContractJson.MAPPER.valueToTree(told).has("sequence")).isFalse();
        });
    }

    @ParameterizedTest
    @FieldSource("EVENTS")
    void saysNothingOfOperatorsButTheirNames(DialogEvent event) {
        VisitorEvent.of(event)
                .ifPresent(told -> assertThat(ContractJson.pretty(told))
                        .doesNotContain("op-ann", "op-boris", "operator-lost", "sales", "dec-5Rt8", "acme"));
    }

    @Test
    @Tag("T-05")
    void isNeverGivenForANoteWhateverItsNumbersSay() {
        var numbered = new DialogEvent.NotePosted(meta(EVENTS.getFirst(), 3L), new MessageId("m"), "secret", "client");

        assertThat(VisitorEvent.of(numbered)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("EVENTS")
    void isNeverGivenForAnEventWithoutAVisitorsNumber(DialogEvent event) {
        assertThat(VisitorEvent.of(withoutNumber(event))).isEmpty();
    }

    @Test
    @Tag("J-08")
    void saysThatABotAnswersAndNotWhich() {
        for (DialogEvent event : EVENTS) {
            VisitorEvent told = VisitorEvent.of(event).orElse(null);
            if (event instanceof DialogEvent.DialogOpened opened && told instanceof VisitorEvent.Opened shown) {
                assertThat(shown.bot()).isEqualTo(opened.botId() == null ? null : true);
            } else if (told instanceof VisitorEvent.Waiting waiting) {
                assertThat(waiting.bot()).isEqualTo(event instanceof DialogEvent.DialogReturned ? true : null);
            }
        }
        assertThat(EVENTS).anyMatch(DialogEvent.DialogReturned.class::isInstance);
    }

    @Test
    void givesVisitorsTheirClientsIdBackAndNobodyElses() {
        var visitors = message(new Actor.Visitor(new chat.parley.contracts.id.VisitorId("v"), "Ivan"));
        var bots = message(new Actor.Bot("bot-1", "Helper"));
        var systems = message(new Actor.System("first-reply-timeout"));

        assertThat(visitors.clientMessageId()).isEqualTo("client");
        assertThat(visitors.name()).isNull();
        assertThat(visitors.from()).isEqualTo(VisitorEvent.From.VISITOR);
        assertThat(bots.clientMessageId()).isNull();
        assertThat(bots.name()).isEqualTo("Helper");
        assertThat(bots.from()).isEqualTo(VisitorEvent.From.OPERATOR);
        assertThat(systems.clientMessageId()).isNull();
        assertThat(systems.name()).isNull();
        assertThat(systems.from()).isEqualTo(VisitorEvent.From.SYSTEM);
    }

    private static VisitorEvent.Message message(Actor author) {
        var meta = EVENTS.getFirst().meta();
        var event = new DialogEvent.MessagePosted(
                new EventMeta(
                        meta.accountId(),
                        meta.conversationId(),
                        meta.dialogId(),
                        2,
                        2L,
                        meta.at(),
                        author,
                        meta.causedBy()),
                new MessageId("m"),
                "hello",
                "client",
                null);
        return (VisitorEvent.Message) VisitorEvent.of(event).orElseThrow();
    }

    private static DialogEvent withoutNumber(DialogEvent event) {
        ObjectNode tree = MAPPER.valueToTree(event);
        ((ObjectNode) tree.get("meta")).remove("visitorSequence");
        return MAPPER.convertValue(tree, DialogEvent.class);
    }

    private static EventMeta meta(DialogEvent event, Long visitorSequence) {
        var meta = event.meta();
        return new EventMeta(
                meta.accountId(),
                meta.conversationId(),
                meta.dialogId(),
                meta.sequence(),
                visitorSequence,
                meta.at(),
                meta.actor(),
                meta.causedBy());
    }
}
