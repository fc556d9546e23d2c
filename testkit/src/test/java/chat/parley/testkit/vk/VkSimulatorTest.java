package chat.parley.testkit.vk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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

    @Test
    void aRefusalRepeatsWhatWasAskedButForTheKey() throws Exception {
        JsonNode asked = call("key", "messages.send", "peer_id=1&random_id=1&message=x")
                .path("error")
                .path("request_params");

        assertThat(asked.findValuesAsText("key"))
                .contains("peer_id", "v", "method")
                .doesNotContain("access_token");
    }

    @Test
    void aFileIsBroughtInItsFieldAndSavedBeforeItIsSent() throws Exception {
        vk.allows(1, true);
        String address = call("key", "photos.getMessagesUploadServer", "peer_id=1")
                .path("response")
                .path("upload_url")
                .asText();
        assertThat(bring(address, "file").has("error")).isTrue();
        JsonNode brought = bring(address, "photo");
        String taken = "server=1&photo=" + brought.path("photo").asText();
        assertThat(error("photos.saveMessagesPhoto", taken + "&hash=guessed")).isEqualTo(100);
        JsonNode photo = call(
                        "key",
                        "photos.saveMessagesPhoto",
                        taken + "&hash=" + brought.path("hash").asText())
                .path("response")
                .path(0);
        String name = "photo-5_" + photo.path("id").asText();

        assertThat(error("messages.send", "peer_id=1&random_id=1&attachment=" + name))
                .as("without its key")
                .isEqualTo(100);
        assertThat(error("messages.send", "peer_id=1&random_id=1&attachment=doc-5_7"))
                .as("never saved")
                .isEqualTo(100);
        assertThat(call(
                                "key",
                                "messages.send",
                                "peer_id=1&random_id=1&attachment=" + name + "_"
                                        + photo.path("access_key").asText())
                        .path("response")
                        .asLong())
                .isPositive();
    }

    private JsonNode bring(String address, String field) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString("--b\r\nContent-Disposition: form-data; name=\"" + field
                        + "\"; filename=\"a.png\"\r\n\r\nbytes\r\n--b--\r\n"))
                .build();
        return Json.mapper()
                .readTree(http.send(request, HttpResponse.BodyHandlers.ofByteArray())
                        .body());
    }

    @Test
    void severalAreAnsweredEachByItself() throws Exception {
        vk.allows(1, true);

        JsonNode answers = call("key", "messages.send", "peer_ids=1,2&random_id=3&message=x")
                .path("response");

        assertThat(answers.path(0).path("message_id").asLong()).isPositive();
        assertThat(answers.path(1).path("error").path("code").asInt()).isEqualTo(901);
    }

    @Test
    void anEventHasTheFormOfVksAndIsToldToWhoKnowsTheCommunitysString() throws Exception {
        var event = vk.says(111, Json.mapper().createObjectNode().put("text", "Hello"));
        assertThat(event.path("event_id").asText()).matches("[0-9a-f]{40}");
        assertThat(event.path("object").path("client_info").path("keyboard").asBoolean())
                .isTrue();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            JsonNode told = Json.mapper().readTree(exchange.getRequestBody().readAllBytes());
            boolean repeated = "1".equals(exchange.getRequestHeaders().getFirst("X-Retry-Counter"));
            String answer = told.path("type").asText().equals("confirmation")
                    ? VkSimulator.CONFIRMATION
                    : repeated && told.path("secret").asText().equals("s3cret") ? "ok" : "no";
            exchange.sendResponseHeaders(200, answer.length());
            exchange.getResponseBody().write(answer.getBytes(UTF_8));
            exchange.close();
        });
        server.start();
        try {
            URI hook = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");

            assertThat(vk.confirms(hook, "s3cret")).isTrue();
            assertThat(vk.takes(hook, "s3cret", event, 0)).isFalse();
            assertThat(vk.takes(hook, "s3cret", event, 1)).isTrue();
        } finally {
            server.stop(0);
        }
    }
}
