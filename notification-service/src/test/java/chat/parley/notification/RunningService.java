package chat.parley.notification;

import static io.restassured.RestAssured.given;

import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.topic.Topic;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.SampleAccount;
import chat.parley.testkit.TestKafka;
import chat.parley.testkit.TopicProbe;
import chat.parley.testkit.TopicWriter;
import chat.parley.testkit.Wait;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every test of the running service starts with: an account of its own, and the log at hand. */
abstract class RunningService {
    @TestHTTPResource("/ws/operator")
    URI address;

    final Fixtures fixtures = Fixtures.unique();
    final SampleAccount acme = fixtures.acme();
    final TopicWriter log = new TopicWriter(TestKafka.bootstrapServers());
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void ready() {
        Wait.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
        log.close();
    }

    <T extends AutoCloseable> T closing(T closeable) {
        open.add(closeable);
        return closeable;
    }

    TopicProbe probe(Topic... topics) {
        return closing(TopicProbe.fromNow(TestKafka.bootstrapServers(), topics));
    }

    Console console(Setting.Operator operator, String device) {
        return closing(Console.of(address, operator, device));
    }

    /** Writes settings and waits until the service has told a console of them. */
    void configure(Console console, Setting... settings) {
        int before =
                console.frames(frame -> Console.type(frame).equals("settings")).size();
        for (Setting setting : settings) {
            log.setting(setting);
        }
        Wait.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> console.frames(frame -> Console.type(frame).equals("settings"))
                                .size()
                        > before);
    }
}
