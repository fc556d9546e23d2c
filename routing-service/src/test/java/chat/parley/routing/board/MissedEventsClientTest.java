package chat.parley.routing.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.platform.json.Json;
import chat.parley.testkit.Fixtures;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-05")
class MissedEventsClientTest {
    private static final int PAGE = 2;

    private record Row(long position, DialogEvent event) {}

    private final Map<Long, DialogEvent> stored = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private int status = 200;
    private HttpServer dialogService;
    private MissedEventsClient client;

    @BeforeEach
    void dialogService() throws IOException {
        dialogService = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        dialogService.createContext("/internal/events", exchange -> {
            var query = exchange.getRequestURI().getQuery();
            asked.add(query);
            long after = Long.parseLong(query.replaceAll(".*after=(\\d+).*", "$1"));
            var page = stored.entrySet().stream()
                    .filter(row -> row.getKey() > after)
                    .limit(PAGE)
                    .map(row -> new Row(row.getKey(), row.getValue()))
                    .toList();
            var body = Json.bytes(Map.of("events", page, "last", 9));
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        dialogService.start();
        var address =
                URI.create("http://127.0.0.1:" + dialogService.getAddress().getPort());
        client = new MissedEventsClient(HttpClient.newHttpClient(), address);
    }

    @AfterEach
    void stop() {
        dialogService.stop(0);
    }

    @Test
    void exactlyTheMissingPositionsAreFetchedPageByPage() {
        var fixtures = Fixtures.standing();
        for (long position = 3; position <= 9; position++) {
            stored.put(position, fixtures.story(fixtures.aThread()).queued(QueueReason.OPENED));
        }

        var found = client.between(4, 5, 7);

        assertThat(found).extracting(MissedEvents.Found::position).containsExactly(5L, 6L, 7L);
        assertThat(found)
                .extracting(MissedEvents.Found::event)
                .containsExactly(stored.get(5L), stored.get(6L), stored.get(7L));
        assertThat(asked).containsExactly("partition=4&after=4&limit=1000", "partition=4&after=6&limit=1000");
    }

    @Test
    void whatTheStoreDoesNotHaveEitherIsGivenUp() {
        assertThat(client.between(0, 5, 7)).isEmpty();
    }

    @Test
    void aStoreThatCannotAnswerIsAskedAgainLater() {
        status = 503;

        assertThatThrownBy(() -> client.between(0, 5, 7)).isInstanceOf(UncheckedIOException.class);
    }
}
