package chat.parley.integration.crm;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.integration.dialog.DialogFacts;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("W-64")
class ChatLinesTest {
    private final DialogFacts dialog =
            DialogFacts.of((ObjectNode) json("{\"visitorId\":\"v-1\",\"visitorName\":\"Ivan\",\"phones\":[\"+7\"]}"));

    @Test
    void wordsAndEachFileAreLinesOfTheirOwnWithIdsThatStay() {
        JsonNode event = event(
                "{\"kind\":\"visitor\",\"id\":\"v-1\"}",
                "here",
                "[{\"attachmentId\":\"f-1\",\"kind\":\"image\",\"name\":\"a.png\",\"size\":7},"
                        + "{\"attachmentId\":\"gone\",\"kind\":\"file\",\"name\":\"b\",\"size\":1}]");

        List<ChatLine> lines = ChatLines.of(
                event, dialog, id -> id.equals("gone") ? Optional.empty() : Optional.of("https://p.example/" + id));

        assertThat(lines).extracting(ChatLine::id).containsExactly("m-1", "m-1:f-1");
        assertThat(lines.getFirst().text()).isEqualTo("here");
        assertThat(lines.getLast().text()).isEmpty();
        assertThat(lines.getLast().file()).isEqualTo(new ChatLine.File("image", "https://p.example/f-1", "a.png", 7));
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.author()).isNull();
            assertThat(line.conversationId()).isEqualTo("c-1");
            assertThat(line.at()).isEqualTo(Instant.parse("2026-11-21T09:00:00Z"));
            assertThat(line.visitor()).isEqualTo(new CrmTicket.Requester("v-1", "Ivan", null, "+7"));
        });
    }

    @Test
    void whoAnswersIsNamedAndWhatNobodySaysIsSaidByTheCompany() {
        Map.of(
                        "{\"kind\":\"operator\",\"id\":\"op-1\",\"name\":\"Ann\"}",
                        new ChatLine.Author("op-1", "Ann"),
                        "{\"kind\":\"bot\",\"id\":\"b-1\",\"name\":\"Robo\"}",
                        new ChatLine.Author("b-1", "Robo"),
                        "{\"kind\":\"system\",\"id\":\"greeting\"}",
                        new ChatLine.Author("parley", "Parley"))
                .forEach((actor, author) -> assertThat(
                                ChatLines.of(event(actor, "x", "[]"), dialog, id -> Optional.empty()))
                        .singleElement()
                        .satisfies(line -> assertThat(line.author()).isEqualTo(author)));
    }

    private static JsonNode event(String actor, String text, String attachments) {
        return json("{\"type\":\"MessagePosted\",\"meta\":{\"conversationId\":\"c-1\",\"at\":\"2026-11-21T09:00:00Z\","
                + "\"actor\":" + actor + "},\"messageId\":\"m-1\",\"text\":\"" + text + "\",\"attachments\":"
                + attachments + "}");
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
