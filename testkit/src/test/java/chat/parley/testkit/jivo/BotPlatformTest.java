package chat.parley.testkit.jivo;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BotPlatformTest {
    private final BotPlatform platform = new BotPlatform(true);

    @AfterEach
    void close() {
        platform.close();
    }

    private int post(String event) throws Exception {
        JsonNode body = Json.mapper().readTree(event.replace('\'', '"'));
        return platform.post(URI.create(platform.endpoint()), body);
    }

    @Test
    void refusesWhatIsNotOfTheDocumentedForm() throws Exception {
        platform.says("ann", "Hello");
        String whole = "{'sender':{'id':'c'},'recipient':{'id':'ann'},'message':%s}";

        assertThat(post(whole.formatted("{'type':'text','id':'1','text':'Hi'}")))
                .isEqualTo(200);
        assertThat(post(whole.formatted("{'type':'text','id':'2','text':' '}"))).isEqualTo(400);
        assertThat(post(whole.formatted("{'type':'text','text':'Hi'}"))).isEqualTo(400);
        assertThat(post(whole.formatted("{'type':'photo','id':'3','file':'/x'}")))
                .isEqualTo(400);
        assertThat(post(whole.formatted("{'type':'poll','id':'4'}"))).isEqualTo(400);
        assertThat(post(whole.replace("ann", "boris").formatted("{'type':'text','id':'5','text':'Hi'}")))
                .isEqualTo(400);
        assertThat(platform.texts("ann")).containsExactly("Hi");
    }

    @Test
    void knowsOnlyItsOwnAddressAndNothingAfterTheChannelIsRemoved() throws Exception {
        JsonNode event = platform.says("ann", "Hello");

        assertThat(platform.post(URI.create(platform.endpoint() + "x"), event)).isEqualTo(404);
        platform.fail(1);
        assertThat(post("{}")).isEqualTo(503);
        platform.remove();
        assertThat(post("{}")).isEqualTo(410);
    }

    @Test
    void takesBodiesWithALengthOnlyWhereItWasSetUpSo() throws Exception {
        try (var plain = new BotPlatform(false)) {
            assertThat(plain.post(URI.create(plain.endpoint()), plain.says("ann", "Hello")))
                    .isEqualTo(400);
        }
    }
}
