package chat.parley.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** Reads and changes the demo account as a logged-in person. */
public final class OfficeClient {
    private static final int OK = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI door;
    private final String token;
    private final HttpClient http = HttpClient.newHttpClient();

    public OfficeClient(URI door, String token) {
        this.door = door;
        this.token = token;
    }

    /** The logged-in person's own id. */
    public String operatorId() throws IOException, InterruptedException {
        return send(request("/api/admin/me").GET()).path("operatorId").asText();
    }

    /** Changes some of the account's own settings. */
    public void account(Map<String, Object> change) throws IOException, InterruptedException {
        var account = (ObjectNode) send(request("/api/admin/account").GET());
        change.forEach((name, value) -> account.set(name, JSON.valueToTree(value)));
        send(request("/api/admin/account").PUT(HttpRequest.BodyPublishers.ofString(account.toString())));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(door + path))
                .header("authorization", "Bearer " + token)
                .header("content-type", "application/json");
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IOException("refused: " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
