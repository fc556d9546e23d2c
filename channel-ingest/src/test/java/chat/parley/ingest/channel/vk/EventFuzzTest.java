package chat.parley.ingest.channel.vk;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.testkit.MutatedJson;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Events that were right before somebody broke them: each is read or refused, none fails. */
@Tag("C-01")
class EventFuzzTest {
    private static final List<String> SAMPLES = List.of("""
            {"type":"message_new","event_id":"e1","v":"5.199","group_id":7,"secret":"s","object":{"client_info":{"lang_id":0},
             "message":{"id":5,"date":1700000000,"peer_id":111,"from_id":111,"conversation_message_id":9,"text":"hello",
              "payload":"{\\"button\\":1}","geo":{"coordinates":{"latitude":1.5,"longitude":2.5}},
              "reply_message":{"id":4,"conversation_message_id":8,"text":"?","from_id":-7},
              "attachments":[{"type":"photo","photo":{"id":1,"owner_id":111,"sizes":[{"type":"x","url":"https://a.example/p","width":1,"height":2}]}},
               {"type":"doc","doc":{"id":2,"title":"a.pdf","size":10,"ext":"pdf","url":"https://a.example/d"}},
               {"type":"sticker","sticker":{"sticker_id":3,"images":[{"url":"https://a.example/s","width":1,"height":2}]}}]}}}
            """, """
            {"type":"message_reply","event_id":"e2","group_id":7,"secret":"s","object":{"id":6,"peer_id":111,"from_id":-7,
             "conversation_message_id":10,"text":"from elsewhere","admin_author_id":1,"random_id":0}}
            """, """
            {"type":"message_edit","event_id":"e3","group_id":7,"secret":"s","object":{"id":5,"peer_id":111,"from_id":111,
             "conversation_message_id":9,"text":"changed","update_time":1700000100}}
            """, """
            {"type":"message_deny","event_id":"e4","group_id":7,"secret":"s","object":{"user_id":111}}
            """, """
            {"type":"confirmation","group_id":7,"secret":"s"}
            """);

    @Test
    void whateverIsSentIsAnswered() {
        var bodies = new MutatedJson(SAMPLES, new SplittableRandom(13));
        for (int i = 0; i < MutatedJson.cases(); i++) {
            byte[] body = bodies.get();
            assertThat(VkEvent.read(body, "s", "7", "c")).isNotNull();
            assertThat(VkEvent.readVerified(body)).isNotNull();
        }
    }
}
