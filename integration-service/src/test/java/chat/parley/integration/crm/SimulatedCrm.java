package chat.parley.integration.crm;

import chat.parley.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** The way from an adapter to a simulator. */
public final class SimulatedCrm {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private SimulatedCrm() {}

    /** The adapter with these options, without tokens yet. */
    public static Crm at(CrmVendor vendor, String url, Map<String, String> options) {
        return at(vendor, url, options, new HeldTokens(), Clock.systemUTC());
    }

    /** The adapter with these options and tokens. */
    public static Crm at(CrmVendor vendor, String url, Map<String, String> options, CrmTokens tokens, Clock clock) {
        return vendor.crm(new CrmVendor.Link(calls(url, PATIENCE), url, url, options, tokens, clock));
    }

    /** Requests to what is there. */
    public static Calls calls(String url, Duration patience) {
        return (method, path, headers, body) -> {
            var request = HttpRequest.newBuilder(URI.create(url).resolve(path))
                    .timeout(patience)
                    .setHeader("content-type", "application/json")
                    .method(
                            method,
                            body.length == 0
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofByteArray(body));
            headers.forEach(request::setHeader);
            return send(request.build());
        };
    }

    private static Calls.Reply send(HttpRequest request) {
        try {
            var response = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
            var retryAfter = response.headers().firstValue("retry-after").orElse(null);
            try {
                return new Calls.Reply.Answered(
                        response.statusCode(), retryAfter, Json.mapper().readTree(response.body()));
            } catch (IOException e) {
                return new Calls.Reply.Answered(
                        response.statusCode(), retryAfter, Json.mapper().missingNode());
            }
        } catch (IOException e) {
            return new Calls.Reply.Failed("cut");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
