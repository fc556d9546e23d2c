package chat.parley.ingest.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.testkit.MutatedJson;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Calls that were right before somebody broke them: each is read or refused by its code, none fails. */
@Tag("B-12")
class ArrivalFuzzTest {
    private static final List<String> SAMPLES = List.of("""
            {"type":"message","messageId":"m1","text":"hello","at":"2026-03-01T10:00:00Z","repliesTo":"m0",
             "sender":{"id":"111","name":"Vera","language":"ru","emails":["vera@example.com"],"phones":["+7000"]},
             "files":[{"url":"https://a.example/f.png","name":"f.png","mediaType":"image/png","kind":"image","size":10}]}
            """, """
            {"type":"edit","messageId":"m1","edition":"2","text":"changed","sender":{"id":"111"}}
            """, """
            {"type":"deletion","messageId":"m1","sender":{"id":"111"}}
            """, """
            {"type":"receipt","messageId":"m1","status":"read","sender":{"id":"111"}}
            """, """
            {"type":"reachability","reachable":false,"reason":"blocked","sender":{"id":"111"}}
            """);

    @Test
    void whateverIsSentIsAnswered() {
        var bodies = new MutatedJson(SAMPLES, new SplittableRandom(13));
        for (int i = 0; i < MutatedJson.cases(); i++) {
            try {
                assertThat(ApiArrival.read(bodies.get())).isNotNull();
            } catch (ContractViolation e) {
                assertThat(e.code()).isNotNull();
            }
        }
    }
}
