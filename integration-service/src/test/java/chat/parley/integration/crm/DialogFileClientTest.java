package chat.parley.integration.crm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.AttachmentId;
import chat.parley.contracts.message.Attachment;
import chat.parley.contracts.message.AttachmentKind;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P-16")
class DialogFileClientTest {
    private static final AccountId ACME = new AccountId("acme");

    private final ConcurrentMap<String, String> answers = new ConcurrentHashMap<>();
    private final HttpServer owners = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    DialogFileClientTest() throws IOException {
        owners.createContext("/", exchange -> {
            String answer = answers.get(exchange.getRequestURI().toString());
            byte[] body = answer == null ? new byte[0] : answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        owners.start();
    }

    @AfterEach
    void close() {
        owners.stop(0);
    }

    @Test
    void theFilesAreThoseOfTheDialogsOwnMessagesOldestFirst() {
        String path = "/internal/conversations/c-1/messages?order=newest&limit=200";
        answers.put(path + "&account=acme", """
                {"messages":[%s,%s],"next":"9"}""".formatted(message("d-2", "later"), message("d-1", "third")));
        answers.put(path + "&after=9&account=acme", """
                {"messages":[%s,{"dialogId":"d-1"},%s,%s],"next":"4"}""".formatted(
                        message("d-1", "second").replace("}]", "}],\"deletedAt\":\"2026-11-21T09:00:00Z\""),
                        message("d-1", "first"),
                        message("d-0", "earlier")));

        assertThat(client().of(ACME, "c-1", "d-1")).extracting(Attachment::name).containsExactly("first", "third");
        assertThat(client().of(ACME, "c-2", "d-1")).isEmpty();
    }

    @Test
    void whatIsInAFileIsHadByItsLinkAndAFileMayBeGone() {
        answers.put("/internal/files/first/link?account=acme", "{\"path\":\"/channels/files/signed\"}");
        answers.put("/channels/files/signed", "bytes");
        answers.put("/internal/files/lost/link?account=acme", "{\"path\":\"/channels/files/gone\"}");

        assertThat(client().bytes(ACME, file("first")).orElseThrow())
                .asString(UTF_8)
                .isEqualTo("bytes");
        assertThat(client().bytes(ACME, file("lost"))).isEmpty();
        assertThat(client().bytes(ACME, file("other"))).isEmpty();
        owners.stop(0);
        assertThatThrownBy(() -> client().of(ACME, "c-1", "d-1")).isInstanceOf(UncheckedIOException.class);
    }

    private DialogFileClient client() {
        var here = URI.create("http://127.0.0.1:" + owners.getAddress().getPort());
        return new DialogFileClient(here, here);
    }

    private static Attachment file(String id) {
        return new Attachment(new AttachmentId(id), AttachmentKind.FILE, id, "text/plain", 1, null, null, null);
    }

    private static String message(String dialog, String file) {
        return """
                {"dialogId":"%s","attachments":[{"attachmentId":"%s","kind":"file","name":"%s","mediaType":"text/plain",
                 "size":1}]}""".formatted(dialog, file, file);
    }
}
