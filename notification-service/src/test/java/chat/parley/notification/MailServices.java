package chat.parley.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What mails need around the service: a mail server, and of dialog-service the transcripts. A dialog whose id has
 * {@code unknown} in it has none; of one with {@code later} in it the first request fails.
 */
public final class MailServices implements QuarkusTestResourceLifecycleManager {
    static final String IMAP_PORT = "parley.test.imap-port";

    private final GreenMail mail = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private HttpServer dialogService;

    @Override
    public Map<String, String> start() {
        mail.start();
        try {
            dialogService = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        dialogService.createContext("/internal/dialogs/", exchange -> {
            if (exchange.getRequestURI().getPath().endsWith("/unread")) {
                unread(exchange);
            } else {
                transcript(exchange);
            }
        });
        dialogService.start();
        return Map.of(
                "PARLEY_MAIL_REPLY_TO",
                "support@example.com",
                "PARLEY_SMTP_HOST",
                "127.0.0.1",
                "PARLEY_SMTP_PORT",
                Integer.toString(mail.getSmtp().getPort()),
                "PARLEY_SMTP_ENCRYPTION",
                "none",
                "PARLEY_MAIL_FROM",
                "parley@chat.example.com",
                "PARLEY_DIALOG_URL",
                "http://127.0.0.1:" + dialogService.getAddress().getPort(),
                IMAP_PORT,
                Integer.toString(mail.getImap().getPort()));
    }

    /** One answer, to a visitor whose address begins like the dialog's id. */
    private static void unread(HttpExchange exchange) throws IOException {
        try (exchange) {
            String dialog = exchange.getRequestURI().getPath().split("/", -1)[3];
            byte[] body = """
                    {"channelKind":"web","channelId":"web-1","placementId":"shop","language":"en",\
                    "email":"%s@acme.example",\
                    "answers":[{"sequence":1,"at":"2026-11-21T09:00:00Z","name":"Ann","text":"It is in stock.","files":[]}]}\
                    """.formatted(dialog).getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void transcript(HttpExchange exchange) throws IOException {
        try (exchange) {
            String address = exchange.getRequestURI().toString();
            int status = 200;
            if (!address.matches("/internal/dialogs/[^/?]+/transcript\\?account=[^&]+")
                    || address.contains("unknown")) {
                status = 404;
            } else if (address.contains("later") && asked.add(address)) {
                status = 503;
            }
            byte[] body = ("12:00:00 Гость: what was said at " + address + "\n").getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain;charset=utf-8");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void stop() {
        mail.stop();
        if (dialogService != null) {
            dialogService.stop(0);
        }
    }
}
