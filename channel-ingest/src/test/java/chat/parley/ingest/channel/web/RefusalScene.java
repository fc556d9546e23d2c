package chat.parley.ingest.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.topic.Headers;
import chat.parley.contracts.topic.Topic;
import chat.parley.testkit.TestKafka;
import chat.parley.testkit.TopicProbe;
import chat.parley.testkit.TopicWriter;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A shop with a web chat, and what every test of a refusal needs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RefusalScene {
    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    TopicWriter writer;
    TopicProbe probe;
    Shop shop;

    /** Once for all: every test has visitors of its own. Before the first one nobody knows the service's port. */
    @BeforeEach
    void open() {
        if (shop != null) {
            return;
        }
        writer = new TopicWriter(TestKafka.bootstrapServers());
        probe = TopicProbe.fromNow(TestKafka.bootstrapServers(), Topic.COMMANDS);
        shop = Shop.open(writer);
    }

    @AfterAll
    void close() {
        probe.close();
        writer.close();
    }

    Browser connect() {
        return Browser.connect(port, Map.of("Origin", Shop.ORIGIN));
    }

    static Map<String, Object> hello(String token) {
        return Map.of("type", "hello", "token", token, "after", 0);
    }

    void assertHelloRefused(String token, String code, int closeCode) {
        try (var browser = connect()) {
            browser.send(hello(token));

            assertThat(browser.await("error").path("code").asText()).isEqualTo(code);
            assertThat(browser.closeCode()).isEqualTo(closeCode);
        }
    }

    /** Sends a message, then a good one, and sees that only the good one reached the topic. */
    void assertMessageRefused(String text, String code) {
        try (var browser = Browser.hello(port, shop.session().token())) {
            var bad = Shop.ref();
            var good = Shop.ref();

            browser.send(Shop.message(bad, text));
            browser.send(Shop.message(good, "Hello"));

            assertThat(browser.refusalOf(bad).path("code").asText()).isEqualTo(code);
            probe.await(record -> good.equals(record.headers().get(Headers.ID)));
            assertThat(probe.all(record -> bad.equals(record.headers().get(Headers.ID))))
                    .isEmpty();
        }
    }
}
