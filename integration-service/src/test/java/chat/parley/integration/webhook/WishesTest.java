package chat.parley.integration.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.integration.dialog.DialogFacts;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a webhook may ask to be told of. */
@Tag("N-10")
class WishesTest {
    @Test
    void onlyEventsThatExistCanBeAskedFor() {
        assertThat(EventTypes.checked(List.of("MessagePosted", "DialogOpened")))
                .containsExactly("DialogOpened", "MessagePosted");
        assertThat(EventTypes.checked(null)).isEmpty();
        assertThat(EventTypes.ALL).contains("NotePosted", "VisitorCardChanged", "MessageEdited");
        assertThatThrownBy(() -> EventTypes.checked(List.of("Nonsense"))).isInstanceOf(ContractViolation.class);
    }

    @Test
    void aFilterLooksAtTheDialogAsItIsWithTheEvent() throws IOException {
        var vip = dialog("""
                {"channelKind":"telegram","departmentId":"sales","tags":["vip","new"]}""");
        var plain = dialog("""
                {"channelKind":"web"}""");

        assertThat(EventFilter.NONE.fits(vip)).isTrue();
        assertThat(EventFilter.NONE.fits(plain)).isTrue();
        assertThat(filter(List.of("telegram", "vk"), null, null).fits(vip)).isTrue();
        assertThat(filter(List.of("telegram", "vk"), null, null).fits(plain)).isFalse();
        assertThat(filter(null, List.of("sales"), List.of("vip", "angry")).fits(vip))
                .isTrue();
        assertThat(filter(null, List.of("sales"), List.of("angry")).fits(vip)).isFalse();
        assertThat(filter(null, List.of("sales"), null).fits(plain)).isFalse();
    }

    @Test
    void aFilterIsBounded() {
        assertThatThrownBy(() -> filter(Collections.nCopies(1, " "), null, null))
                .isInstanceOf(ContractViolation.class);
        assertThatThrownBy(() -> filter(
                        null,
                        null,
                        java.util.stream.IntStream.range(0, 51)
                                .mapToObj(Integer::toString)
                                .toList()))
                .isInstanceOf(ContractViolation.class);
        assertThat(filter(List.of(), null, List.of())).isEqualTo(EventFilter.NONE);
    }

    @Test
    void everyTypeHasASampleAsItIsDelivered() throws IOException {
        for (String type : EventTypes.ALL) {
            JsonNode sample = Json.mapper().readTree(SampleResource.body(type));

            assertThat(sample.path("type").asText()).isEqualTo(type);
            assertThat(sample.at("/data/type").asText()).isEqualTo(type);
            assertThat(sample.path("timestamp")).isEqualTo(sample.at("/data/meta/at"));
        }
    }

    private static EventFilter filter(List<String> channelKinds, List<String> departments, List<String> tags) {
        return EventFilter.checked(channelKinds, departments, tags);
    }

    private static DialogFacts dialog(String json) throws IOException {
        return DialogFacts.of((ObjectNode) Json.mapper().readTree(json));
    }
}
