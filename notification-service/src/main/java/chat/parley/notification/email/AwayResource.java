package chat.parley.notification.email;

import chat.parley.persistence.SchemaJob;
import chat.parley.persistence.TransactionStore;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The link that ends the mails to a visitor who left. Looking at it changes nothing, because programs look at links too;
 * a press of its button does, and the single {@code POST} that mail programs send (RFC 8058).
 */
@Singleton
public class AwayResource {
    /** Before the key. */
    static final String PATH = "/api/notifications/away/";

    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final TransactionStore transactions;
    private final AwayStore store;
    private final SchemaJob schema;
    private final Clock clock;

    AwayResource(TransactionStore transactions, AwayStore store, SchemaJob schema, Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.schema = schema;
        this.clock = clock;
    }

    void register(@Observes Router router) {
        router.route(PATH + ":key")
                .method(HttpMethod.GET)
                .method(HttpMethod.POST)
                .blockingHandler(this::handle, false);
    }

    private void handle(RoutingContext context) {
        boolean russian =
                String.valueOf(context.request().getHeader("Accept-Language")).startsWith("ru");
        String key = context.pathParam("key");
        if (!schema.isDone()) {
            answer(context, 503, russian ? "Попробуйте чуть позже." : "Please try again soon.", null);
        } else if (!key.matches("[A-Za-z0-9_-]{16,64}")
                || !transactions.run(connection -> store.isKnown(connection, key))) {
            answer(context, 404, russian ? "Такой ссылки нет." : "There is no such link.", null);
        } else if (HttpMethod.POST.equals(context.request().method())) {
            transactions.run(connection -> {
                store.stop(connection, key, clock.instant());
                return true;
            });
            answer(context, 200, russian ? "Больше писем не будет." : "There will be no more of these mails.", null);
        } else {
            answer(
                    context,
                    200,
                    russian ? "Ответы из чата приходят вам по почте." : "Answers from the chat are mailed to you.",
                    russian ? "Больше не присылать" : "Send no more");
        }
    }

    private static void answer(RoutingContext context, int status, String text, @Nullable String button) {
        String form = button == null ? "" : "<form method=post><button>" + button + "</button></form>";
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html;charset=utf-8")
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("Cache-Control", "no-store")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Robots-Tag", "noindex")
                .end("<!doctype html><meta charset=utf-8><meta name=viewport content=\"width=device-width\">"
                        + "<title>Parley</title><body style=\"font:1rem system-ui;margin:3rem auto;max-width:30rem\"><p>"
                        + text + "</p>" + form);
    }
}
