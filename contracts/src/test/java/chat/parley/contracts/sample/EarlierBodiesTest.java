package chat.parley.contracts.sample;

import static chat.parley.contracts.ContractJson.MAPPER;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.operator.OperatorCommand;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.visitor.VisitorEvent;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What was written before a field was added reads as if the field said nothing. */
@Tag("N-11")
class EarlierBodiesTest {
    private static final Map<Class<?>, List<String>> ADDED_LATER = Map.of(
            DialogCommand.PostVisitorMessage.class, List.of("attachments", "replyTo", "offline", "invitedBy"),
            DialogCommand.PostOperatorMessage.class, List.of("attachments", "replyTo", "buttons"),
            DialogEvent.MessagePosted.class, List.of("attachments", "replyTo", "buttons"),
            DialogEvent.DialogOpened.class, List.of("offline"),
            DialogEvent.DialogQueued.class, List.of("priority", "skills", "preferredOperatorId", "handover"),
            DialogEvent.DialogClosed.class, List.of("outcome", "waitedSeconds"),
            OperatorCommand.Reply.class, List.of("attachments", "replyTo"),
            VisitorEvent.Message.class, List.of("attachments", "replyTo"),
            Setting.Channel.class, List.of("tags", "config", "secrets"),
            Setting.Placement.class,
                    List.of("requiredInfo", "languages", "showPercent", "queueLimit", "offlineLimit", "consentText"));

    static final List<Sample> SAMPLES = Samples.ALL.stream()
            .filter(sample -> ADDED_LATER.containsKey(sample.body().getClass()))
            // Without a text there was nothing to write before there were attachments.
            .filter(sample ->
                    !MAPPER.valueToTree(sample.body()).path("text").asText("-").isEmpty())
            .toList();

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void areReadWithoutWhatWasAddedLater(Sample sample) throws Exception {
        ObjectNode json = MAPPER.valueToTree(sample.body());
        json.remove(ADDED_LATER.get(sample.body().getClass()));

        ObjectNode read =
                MAPPER.valueToTree(MAPPER.treeToValue(json, sample.family().root()));

        read.remove(ADDED_LATER.get(sample.body().getClass()));
        assertThat(read).isEqualTo(json);
    }

    @Test
    void everyOneOfThemIsShown() {
        for (var type : ADDED_LATER.keySet()) {
            assertThat(SAMPLES).as(type.getName()).anyMatch(sample -> type.isInstance(sample.body()));
        }
    }

    @Test
    void messagesOfBeforeHaveNothingButText() throws Exception {
        var json = """
                {"type":"DialogOpened","meta":{"accountId":"acme","conversationId":"c","dialogId":"d","sequence":1,
                 "visitorSequence":1,"at":"2026-11-21T09:15:30Z","actor":{"kind":"system","id":"x"},"causedBy":"y"},
                 "visitorId":"v","channelId":"web-1","channelKind":"web","language":"en"}""";

        var opened = (DialogEvent.DialogOpened) MAPPER.readValue(json, DialogEvent.class);

        assertThat(opened.offline()).isFalse();
    }
}
