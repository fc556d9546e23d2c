package chat.parley.integration.bot;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.testkit.MutatedJson;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What bots say, right before somebody broke it: each is read or refused by its code, none fails. */
@Tag("J-07")
class SayingFuzzTest {
    private static final List<String> SAMPLES = List.of("""
            {"event":"BOT_MESSAGE","id":"e1","chat_id":"c1","message":{"type":"BUTTONS","title":"Which?","text":"or type",
             "timestamp":1700000000,"force_reply":true,"buttons":[{"text":"One","id":1},{"text":"Two"}]}}
            """, """
            {"event":"BOT_MESSAGE","id":2,"chat_id":"c1","message":{"type":"TEXT","text":"hello","content":"*hello*"}}
            """, """
            {"event":"BOT_MESSAGE","id":"e3","chat_id":"c1","message":{"type":"switch","department":"sales","tags":["a"],
             "note":"they want a person","category":"Delivery"}}
            """, """
            {"event":"INVITE_AGENT","id":"e4","chat_id":"c1","client_id":"v1","department":"sales","language":"ru"}
            """);

    @Test
    void whateverABotSaysIsAnswered() {
        var bodies = new MutatedJson(SAMPLES, new SplittableRandom(19));
        int read = 0;
        for (int i = 0; i < MutatedJson.cases(); i++) {
            try {
                assertThat(BotSaying.read(bodies.get())).isNotNull();
                read++;
            } catch (ContractViolation e) {
                assertThat(e.code()).isNotNull();
            }
        }
        assertThat(read).as("those that were still good").isPositive();
    }
}
