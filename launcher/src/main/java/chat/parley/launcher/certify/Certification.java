package chat.parley.launcher.certify;

import chat.parley.egress.WebhookSignature;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tries everything that the custom app channel asks of the program it delivers to. Each check says what is asked and,
 * where it fails, what came instead; they build on each other and run in their order.
 */
public final class Certification {
    private static final String OTHER_SECRET = "whsec_bm90IHRoZSBzZWNyZXQgb2YgdGhpcyBjaGFubmVs";
    private static final Duration TOO_OLD = Duration.ofMinutes(10);

    private final Receiver receiver;
    private final String secret;
    private final String to;
    private final InstantSource clock;
    private final String run;
    private int number;

    /**
     * What one check came to.
     *
     * @param failure null where it passed
     */
    public record Result(String asked, @Nullable String failure, long millis) {
        public boolean passed() {
            return failure == null;
        }
    }

    /** A check; what it came to is null or the failure. */
    @FunctionalInterface
    private interface Check {
        @Nullable
        String run() throws InterruptedException;
    }

    private record Asked(String what, Check check) {}

    /**
     * @param secret {@code whsec_…}, as the program has it
     * @param to whom the messages of the trial are for
     * @param run unlike that of any other trial
     */
    public Certification(URI url, String secret, String to, String run, InstantSource clock) {
        this.receiver = new Receiver(url);
        this.secret = secret;
        this.to = to;
        this.run = run;
        this.clock = clock;
    }

    /** Runs every check. */
    public List<Result> run() throws InterruptedException {
        var results = new ArrayList<Result>();
        for (Asked asked : checks()) {
            Instant began = clock.instant();
            String failure = asked.check().run();
            long millis = Duration.between(began, clock.instant()).toMillis();
            results.add(new Result(asked.what(), failure, millis));
        }
        return List.copyOf(results);
    }

    private List<Asked> checks() {
        return List.of(
                new Asked("answers a ping", () -> good(post(event("ping")))),
                new Asked("takes a message", () -> good(post(message("Hello")))),
                new Asked("takes a message in any script", () -> good(post(message("Здравствуйте 👋 \u202e\u0007")))),
                new Asked("takes a message of 10,000 characters", () -> good(post(message("x".repeat(10_000))))),
                new Asked("takes a file", () -> good(post(file()))),
                new Asked("takes that somebody writes", () -> good(post(about("typing", new JsonObject())))),
                new Asked("acknowledges types it does not know", () -> good(post(event("something.new")))),
                new Asked("accepts any of several signatures", this::severalSignatures),
                new Asked("does a repeated call once", this::repeated),
                new Asked("changes a message", () -> afterMessage("message.edited")),
                new Asked("takes a message back", () -> afterMessage("message.deleted")),
                new Asked("survives a change of a message it does not know", this::unknownMessage),
                new Asked("refuses a call that is not signed", () -> refused(receiver.post(Map.of(), ping()))),
                new Asked("refuses a signature of another secret", this::otherSecret),
                new Asked("refuses a body that was changed", this::tampered),
                new Asked("refuses a call that is 10 minutes old", this::stale),
                new Asked("refuses what is no JSON and goes on", this::rubbish));
    }

    private @Nullable String severalSignatures() throws InterruptedException {
        String id = nextId();
        Instant now = clock.instant();
        return good(receiver.post(headers(List.of(OTHER_SECRET, secret), id, now, ping()), ping()));
    }

    private @Nullable String repeated() throws InterruptedException {
        String id = nextId();
        String body = message("Once").encode();
        Receiver.Answer first = post(id, body);
        Receiver.Answer again = post(id, body);
        if (!first.isGood() || !again.isGood()) {
            return "it should answer 2xx both times; first " + first + ", then " + again;
        }
        String one = messageId(first, "");
        return one.equals(messageId(again, ""))
                ? null
                : "it gave the repeat another messageId, so it counted it as a new message";
    }

    private @Nullable String afterMessage(String type) throws InterruptedException {
        String id = nextId();
        Receiver.Answer made = post(id, message("Helo").encode());
        if (!made.isGood()) {
            return "the message before: " + made;
        }
        var data = new JsonObject().put("messageId", messageId(made, id));
        if (type.equals("message.edited")) {
            data.put("text", "Hello");
        }
        return good(post(about(type, data)));
    }

    private @Nullable String unknownMessage() throws InterruptedException {
        var data = new JsonObject().put("messageId", run + "-none").put("text", "Nothing");
        Receiver.Answer answer = post(about("message.edited", data));
        return answer.isGood() || answer.isRefusal() ? null : "it should answer 2xx or 4xx; " + answer;
    }

    private @Nullable String otherSecret() throws InterruptedException {
        return refused(receiver.post(headers(List.of(OTHER_SECRET), nextId(), clock.instant(), ping()), ping()));
    }

    private @Nullable String tampered() throws InterruptedException {
        String body = message("Pay 1").encode();
        var headers = headers(List.of(secret), nextId(), clock.instant(), body);
        return refused(receiver.post(headers, body.replace("Pay 1", "Pay 9")));
    }

    private @Nullable String stale() throws InterruptedException {
        return refused(
                receiver.post(headers(List.of(secret), nextId(), clock.instant().minus(TOO_OLD), ping()), ping()));
    }

    private @Nullable String rubbish() throws InterruptedException {
        String failure = refused(post(nextId(), "{\"type\":"));
        return failure != null ? failure : good(post(event("ping")));
    }

    private static @Nullable String good(Receiver.Answer answer) {
        return answer.isGood() ? null : "it should answer 2xx; " + answer;
    }

    private static @Nullable String refused(Receiver.Answer answer) {
        return answer.isRefusal() ? null : "it should answer 4xx, best 401; " + answer;
    }

    private static String messageId(Receiver.Answer answer, String otherwise) {
        try {
            return answer.body().isBlank()
                    ? otherwise
                    : new JsonObject(answer.body()).getString("messageId", otherwise);
        } catch (DecodeException | ClassCastException e) {
            return otherwise;
        }
    }

    private JsonObject event(String type) {
        return new JsonObject()
                .put("type", type)
                .put("timestamp", clock.instant().toString())
                .put("data", new JsonObject().put("channelId", "certification"));
    }

    private JsonObject about(String type, JsonObject data) {
        JsonObject event = event(type);
        event.getJsonObject("data").put("to", to).mergeIn(data);
        return event;
    }

    private JsonObject message(String text) {
        return about(
                "message.created",
                new JsonObject().put("messageId", run + "-m-" + number).put("text", text));
    }

    private JsonObject file() {
        JsonObject message = message("");
        message.getJsonObject("data")
                .put(
                        "file",
                        new JsonObject()
                                .put("name", "prices.pdf")
                                .put("mediaType", "application/pdf")
                                .put("size", 21)
                                .put("url", "https://example.com/prices.pdf"));
        return message;
    }

    private String ping() {
        return "{\"type\":\"ping\",\"data\":{\"channelId\":\"certification\"}}";
    }

    private Receiver.Answer post(JsonObject body) throws InterruptedException {
        return post(nextId(), body.encode());
    }

    private Receiver.Answer post(String id, String body) throws InterruptedException {
        return receiver.post(headers(List.of(secret), id, clock.instant(), body), body);
    }

    private static Map<String, String> headers(List<String> secrets, String id, Instant at, String body) {
        return Map.of(
                "webhook-id", id,
                "webhook-timestamp", Long.toString(at.getEpochSecond()),
                "webhook-signature", WebhookSignature.header(secrets, id, at, body));
    }

    private String nextId() {
        number++;
        return run + "-" + number;
    }
}
