package chat.parley.ingest.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.testkit.MutatedJson;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Updates that were right before somebody broke them: each is read or refused, none fails. */
@Tag("W-54")
class UpdateFuzzTest {
    private static final List<String> SAMPLES = List.of("""
            {"update_id":700001,"message":{"message_id":42,"date":1700000000,"chat":{"id":111,"type":"private","first_name":"Vera"},
             "from":{"id":111,"is_bot":false,"first_name":"Vera","username":"vera","language_code":"ru"},"text":"see here",
             "entities":[{"type":"text_link","offset":0,"length":3,"url":"https://example.com/a"}],
             "reply_to_message":{"message_id":41,"date":1700000000,"chat":{"id":111,"type":"private"},"text":"?"}}}
            """, """
            {"update_id":700002,"message":{"message_id":43,"date":1700000000,"chat":{"id":111,"type":"private"},"from":{"id":111},
             "caption":"it","photo":[{"file_id":"p1","file_unique_id":"u","file_size":10,"width":1,"height":2}],
             "document":{"file_id":"d1","file_unique_id":"v","file_name":"a.pdf","mime_type":"application/pdf","file_size":9},
             "contact":{"phone_number":"+7000","first_name":"V"},"location":{"latitude":1.5,"longitude":2.5}}}
            """, """
            {"update_id":700003,"edited_message":{"message_id":42,"date":1,"edit_date":2,"chat":{"id":111,"type":"private"},
             "from":{"id":111},"text":"changed"}}
            """, """
            {"update_id":700004,"my_chat_member":{"chat":{"id":111,"type":"private"},"from":{"id":111},"date":1,
             "new_chat_member":{"status":"kicked","user":{"id":7}}}}
            """);

    @Test
    void whateverIsSentIsAnswered() {
        var bodies = new MutatedJson(SAMPLES, new SplittableRandom(13));
        for (int i = 0; i < MutatedJson.cases(); i++) {
            assertThat(TelegramUpdate.read(bodies.get())).isNotNull();
        }
    }
}
