package chat.parley.ingest.connection;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.ingest.kit.Hook;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Where a provider calls: what it sends goes through {@link HookClient} and it is answered as it expects. */
public abstract class HookResource {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final HookClient hooks;
    private final ChannelKind kind;

    protected HookResource(HookClient hooks, ChannelKind kind) {
        this.hooks = hooks;
        this.kind = kind;
    }

    /** @param channelId as the provider called it */
    protected final Response answer(byte[] body, String channelId, HttpServerRequest request)
            throws InterruptedException {
        return answer(hook(body, request), channelId);
    }

    /** @param channelId as the provider called it */
    protected final Response answer(Hook hook, String channelId) throws InterruptedException {
        HookClient.Answer answer = hooks.answer(kind, channelId, hook);
        var response = Response.status(answer.status()).entity(answer.text()).type(MediaType.TEXT_PLAIN);
        if (answer.comeBackAt() != null) {
            response.header(HttpHeaders.RETRY_AFTER, comeBack(answer.comeBackAt()));
        }
        return response.build();
    }

    /** How the provider is told when to come again: as a date, which VK reads no other form of. */
    protected String comeBack(Instant at) {
        return date(at);
    }

    /** As HTTP has dates: with two digits for the day, which Java's own form of them has not. */
    static String date(Instant at) {
        return DATE.format(at);
    }

    /** The call, with its headers. */
    protected static Hook hook(byte[] body, HttpServerRequest request) {
        return hook(body, request, Map.of());
    }

    /** @param more headers that we make ourselves of the call; they replace those that came */
    protected static Hook hook(byte[] body, HttpServerRequest request, Map<String, String> more) {
        var headers = new HashMap<String, String>();
        request.headers().forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        more.forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return new Hook(headers, body);
    }
}
