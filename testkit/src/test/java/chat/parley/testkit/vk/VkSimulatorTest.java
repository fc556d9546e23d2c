package chat.parley.testkit.vk;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VkSimulatorTest {
    private final VkSimulator vk = new VkSimulator("key", "5");
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        vk.close();
    }

    private JsonNode call(String key, String method, String form) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(vk.api() + "/" + method))
                .POST(HttpRequest.BodyPublishers.ofString("access_token=" + key + "&v=5.199&" + form))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as("failures too").isEqualTo(200);
        return Json.mapper().readTree(answer.body());
    }

    private int error(String method, String form) throws Exception {
        return call("key", method, form).path("error").path("error_code").asInt();
    }

    @Test
    void refusesWhatVkRefusesByACodeInTheBody() throws Exception {
        assertThat(call("other", "messages.send", "")
                        .path("error")
                        .path("error_code")
                        .asInt())
                .isEqualTo(5);
        assertThat(error("messages.sendAll", "")).isEqualTo(3);
        assertThat(error("messages.send", "peer_id=1&random_id=1&message=x")).isEqualTo(901);
        vk.allows(1, true);
        assertThat(error("messages.send", "peer_id=1&message=x")).isEqualTo(100);
        assertThat(error("messages.send", "peer_id=1&random_id=1&message=")).isEqualTo(100);
        assertThat(error("messages.send", "peer_id=1&random_id=1&message=" + "x".repeat(9_001)))
                .isEqualTo(914);
        vk.throttle(1);
        assertThat(error("messages.send", "peer_id=1&random_id=1&message=x")).isEqualTo(6);
    }

    @Test
    void answersARepeatedRandomIdWithTheSameMessage() throws Exception {
        vk.allows(1, true);
        long first = call("key", "messages.send", "peer_id=1&random_id=9&message=x")
                .path("response")
                .asLong();

        assertThat(call("key", "messages.send", "peer_id=1&random_id=9&message=x")
                        .path("response")
                        .asLong())
                .isEqualTo(first);
        assertThat(call("key", "messages.send", "peer_id=1&random_id=10&message=x")
                        .path("response")
                        .asLong())
                .isGreaterThan(first);
        assertThat(vk.texts(1)).containsExactly("x", "x");
    }
}
