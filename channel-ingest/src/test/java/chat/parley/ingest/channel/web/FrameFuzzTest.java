package chat.parley.ingest.channel.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.testkit.MutatedJson;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Frames that were right before somebody broke them: each is read or refused by its code, none fails. */
@Tag("U-07")
class FrameFuzzTest {
    private static final List<String> SAMPLES = List.of(
            "{\"type\":\"hello\",\"token\":\"t\",\"after\":3}",
            """
            {"type":"message","ref":"r1","clientMessageId":"c1","text":"hello","pageUrl":"https://a.example/p","language":"ru",
             "attachments":["a1"],"offline":false,"departmentId":"d","invitationId":"i"}
            """,
            "{\"type\":\"start\",\"ref\":\"r1\",\"pageUrl\":\"https://a.example\",\"language\":\"ru\",\"departmentId\":\"d\"}",
            "{\"type\":\"read\",\"ref\":\"r1\",\"dialogId\":\"d\",\"messageId\":\"m\"}",
            "{\"type\":\"close\",\"ref\":\"r1\",\"dialogId\":\"d\"}",
            "{\"type\":\"card\",\"ref\":\"r1\",\"name\":\"Vera\",\"emails\":[\"v@example.com\"],\"phones\":[\"+7000\"]}",
            "{\"type\":\"rate\",\"ref\":\"r1\",\"dialogId\":\"d\",\"mark\":5,\"comment\":\"good\"}",
            """
            {"type":"fields","ref":"r1","id":"u1","iat":1700000000,"exp":1700000100,"sign":"ab","fields":[{"name":"plan","value":"gold"}]}
            """,
            "{\"type\":\"transcript\",\"ref\":\"r1\",\"dialogId\":\"d\",\"email\":\"v@example.com\"}",
            "{\"type\":\"typing\",\"active\":true,\"preview\":\"hel\"}");

    @Test
    void whateverIsSentIsAnswered() {
        var bodies = new MutatedJson(SAMPLES, new SplittableRandom(13));
        for (int i = 0; i < MutatedJson.cases(); i++) {
            byte[] body = bodies.get();
            assertThat(FrameReader.read(body)).isNotNull();
            assertThat(FrameReader.read(new String(body, UTF_8))).isNotNull();
        }
    }
}
