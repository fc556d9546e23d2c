package chat.parley.ingest.channel.jivo;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.testkit.MutatedJson;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Events that were right before somebody broke them: each is read or refused, none fails. */
@Tag("J-07")
class EventFuzzTest {
    private static final List<String> SAMPLES = List.of("""
            {"sender":{"id":"111","name":"Vera","photo":"https://a.example/p","url":"https://a.example","phone":"+7000",
             "email":"vera@example.com","invite":"hello"},"message":{"type":"text","id":"m1","date":1700000000,"text":"hello"}}
            """, """
            {"sender":{"id":111},"message":{"type":"photo","id":2,"file":"https://a.example/f.png","file_name":"f.png",
             "file_size":10,"mime_type":"image/png","width":1,"height":2,"text":"it"}}
            """, """
            {"sender":{"id":"111"},"message":{"type":"location","id":"m3","latitude":1.5,"longitude":2.5}}
            """, """
            {"sender":{"id":"111"},"message":{"type":"rate","id":"m4","value":"good","text":"thanks"}}
            """, """
            {"sender":{"id":"111"},"message":{"type":"seen","id":"m5"}}
            """, """
            {"sender":{"id":"111"},"message":{"type":"keyboard","id":"m6","keyboard":[{"id":"1","text":"yes"}]}}
            """);

    @Test
    void whateverIsSentIsAnswered() {
        var bodies = new MutatedJson(SAMPLES, new SplittableRandom(13));
        for (int i = 0; i < MutatedJson.cases(); i++) {
            assertThat(JivoEvent.read(bodies.get(), "fresh")).isNotNull();
        }
    }
}
