package chat.parley.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-16")
class LostRecordsClientTest {
    private static final int PAGE = 2;

    private final TreeSet<Long> stored = new TreeSet<>();
    private final List<String> asked = new ArrayList<>();
    private int status = 200;
    private HttpServer owner;
    private LostRecordsClient client;

    @BeforeEach
    void owner() throws IOException {
        owner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        owner.createContext("/internal/events", exchange -> {
            var query = exchange.getRequestURI().getQuery();
            asked.add(query);
            long after = Long.parseLong(query.replaceAll(".*after=(\\d+).*", "$1"));
            var page = stored.tailSet(after, false).stream()
                    .limit(PAGE)
                    .map(position -> "{\"position\":" + position + ",\"event\":{\"type\":\"E" + position + "\"}}")
                    .collect(Collectors.joining(",", "{\"events\":[", "]}"))
                    .getBytes(UTF_8);
            exchange.sendResponseHeaders(status, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        owner.start();
        client = new LostRecordsClient(
                HttpClient.newHttpClient(),
                URI.create("http://127.0.0.1:" + owner.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        owner.stop(0);
    }

    private List<String> between(long first, long last) {
        return client.between(4, first, last).stream()
                .map(body -> new String(body, UTF_8))
                .toList();
    }

    @Test
    void exactlyTheMissingPositionsAreFetchedPageByPage() {
        stored.addAll(List.of(3L, 4L, 5L, 6L, 7L, 8L));

        assertThat(between(5, 7)).containsExactly("{\"type\":\"E5\"}", "{\"type\":\"E6\"}", "{\"type\":\"E7\"}");
        assertThat(asked).containsExactly("partition=4&after=4&limit=1000", "partition=4&after=6&limit=1000");
    }

    @Test
    void whatTheStoreDoesNotHaveEitherIsGivenUp() {
        stored.add(5L);

        assertThat(between(5, 7)).containsExactly("{\"type\":\"E5\"}");
    }

    @Test
    void aStoreThatCannotBeAskedIsAskedAgainLater() {
        status = 503;

        assertThatThrownBy(() -> client.between(4, 5, 7)).isInstanceOf(UncheckedIOException.class);
    }
}
