package chat.parley.testkit.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AppSimulatorTest {
    private static final byte[] KEY = "a key of the program".getBytes(UTF_8);
    private static final String HELLO = "{\"type\":\"message.created\",\"data\":{\"to\":\"ann\",\"text\":\"Hello\"}}";

    private final AppSimulator app =
            new AppSimulator("whsec_" + Base64.getEncoder().encodeToString(KEY));
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        app.close();
    }

    private HttpResponse<String> post(String id, Instant at, String signed, String body) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        String signature = Base64.getEncoder()
                .encodeToString(mac.doFinal((id + "." + at.getEpochSecond() + "." + signed).getBytes(UTF_8)));
        return http.send(
                HttpRequest.newBuilder(URI.create(app.url()))
                        .header("webhook-id", id)
                        .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
                        .header("webhook-signature", "v1,bm90IHRoaXM= v1," + signature)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void refusesWhatIsNotSignedOrOld() throws Exception {
        Instant now = Instant.now();

        assertThat(post("1", now, HELLO, HELLO).statusCode()).isEqualTo(200);
        assertThat(post("2", now, HELLO, HELLO + " ").statusCode()).isEqualTo(401);
        assertThat(post("3", now.minusSeconds(400), HELLO, HELLO).statusCode()).isEqualTo(401);
        assertThat(app.texts("ann")).containsExactly("Hello");
    }

    @Test
    void doesARepeatedCallOnce() throws Exception {
        Instant now = Instant.now();

        assertThat(post("1", now, HELLO, HELLO).body())
                .isEqualTo(post("1", now, HELLO, HELLO).body());
        assertThat(app.texts("ann")).containsExactly("Hello");
    }
}
