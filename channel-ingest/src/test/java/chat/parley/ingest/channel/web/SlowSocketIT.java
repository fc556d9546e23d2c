package chat.parley.ingest.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.ingest.TestSettings;
import chat.parley.ingest.visitor.Audience;
import chat.parley.ingest.visitor.VisitorConnection;
import chat.parley.testkit.ParleyServices;
import chat.parley.testkit.TestKafka;
import chat.parley.testkit.TopicWriter;
import chat.parley.testkit.Wait;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TestSettings.class)
@QuarkusTestResource(ParleyServices.class)
class SlowSocketIT {
    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @Inject
    MeterRegistry meters;

    @Inject
    Audience audience;

    @Test
    void aClientThatDoesNotReadIsDroppedAndOthersGoOn() throws IOException {
        try (var writer = new TopicWriter(TestKafka.bootstrapServers());
                var deaf = new Socket()) {
            var shop = Shop.open(writer);
            var session = shop.session();
            var story = shop.story(session);
            deaf.setReceiveBufferSize(4_096);
            deaf.connect(new InetSocketAddress("localhost", port));
            upgrade(deaf);
            say(deaf, "{\"type\":\"hello\",\"token\":\"" + session.token() + "\"}");
            Wait.await().until(() -> audience.count(session.conversationId()) == 1);
            try (var reader = Browser.hello(port, session.token())) {
                writer.event(story.opened());
                long last = 1;
                while (dropped() == 0 && last < 400) {
                    last = writeMany(writer, story);
                    long sent = last;
                    reader.await(frame -> frame.path("event").path("number").asLong() == sent);
                }

                assertThat(dropped()).isEqualTo(1);
                Wait.await()
                        .atMost(Duration.ofSeconds(20))
                        .untilAsserted(() -> assertThat(audience.count(session.conversationId()))
                                .isEqualTo(1));
                assertThat(reader.heard("event")).hasSize((int) last);
            }
        }
    }

    private static long writeMany(TopicWriter writer, chat.parley.testkit.DialogStory story) {
        long number = 0;
        // Less than what a socket may keep waiting, so that whoever reads is never too slow.
        for (int i = 0; i < 2; i++) {
            number = writer.event(story.visitorWrote("x".repeat(60_000))).offset() >= 0 ? story.sequence() : 0;
        }
        return number;
    }

    private double dropped() {
        Counter counter = meters.find("parley.visitor.closed")
                .tag("code", Integer.toString(VisitorConnection.TOO_SLOW))
                .counter();
        return counter == null ? 0 : counter.count();
    }

    private static void upgrade(Socket socket) throws IOException {
        socket.getOutputStream()
                .write(("GET /ws/visitor HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                + "Origin: " + Shop.ORIGIN + "\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) socket.getInputStream().read());
        }
        assertThat(head).startsWith("HTTP/1.1 101");
    }

    /** One masked text frame of less than 64 KiB, the mask being zero. */
    private static void say(Socket socket, String text) throws IOException {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        var frame = new ByteArrayOutputStream();
        frame.write(0x81);
        frame.write(0x80 | 126);
        frame.write(payload.length >> 8);
        frame.write(payload.length & 0xff);
        frame.write(new byte[4]);
        frame.write(payload);
        socket.getOutputStream().write(frame.toByteArray());
        socket.getOutputStream().flush();
    }
}
