package chat.parley.ingest.channel.jivo;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.message.Attachment;
import chat.parley.egress.Endpoint;
import chat.parley.egress.GuardedClient;
import chat.parley.ingest.kit.Capabilities;
import chat.parley.ingest.kit.Channel;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.ingest.kit.Hook;
import chat.parley.ingest.kit.LinkedFileClient;
import chat.parley.ingest.kit.LiveSecrets;
import chat.parley.ingest.kit.Part;
import chat.parley.ingest.kit.Reading;
import chat.parley.ingest.kit.RemoteFile;
import chat.parley.ingest.kit.Repeats;
import chat.parley.ingest.kit.SendResult;
import chat.parley.ingest.kit.Standing;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A bot platform whose operators we are [J-07]: it posts what visitors write to our address, and we post to its own what
 * operators answer. The two addresses are all that the sides know of each other, so they are kept like passwords.
 */
public final class JivoChannel implements Channel {
    public static final ChannelKind KIND = new ChannelKind("jivo");
    /** The secrets of a channel: the last part of our address, and theirs, which is empty at first [J-01]. */
    public static final String PATH = "path";

    public static final String ENDPOINT = "endpoint";
    /** In a channel's settings: whether what we post goes out in chunks, as some platforms want it [J-03]. */
    public static final String CHUNKED = "chunked";

    /** The header that the last part of the address that was called is handed over in. */
    static final String SHOWN = "parley-path";

    private static final int LARGEST_FILE = 25 * 1024 * 1024;
    private static final int LONGEST_ANSWER = 4 * 1024;
    private static final Capabilities CAPABILITIES = new Capabilities(
            4_000,
            LARGEST_FILE,
            LARGEST_FILE,
            new Capabilities.Pace(20, 20, Duration.ZERO),
            Set.of(),
            new Repeats(3, Duration.ofSeconds(3), Duration.ofSeconds(60)));

    private final GuardedClient http;
    private final LinkedFileClient linked;
    private final Function<Attachment, String> links;
    private final InstantSource clock;

    /** @param links where a file is had for a while without a token */
    public JivoChannel(GuardedClient http, Function<Attachment, String> links, InstantSource clock) {
        this.http = http;
        this.linked = new LinkedFileClient(http, LARGEST_FILE);
        this.links = links;
        this.clock = clock;
    }

    @Override
    public ChannelKind kind() {
        return KIND;
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    /** Whether this is the last part of the channel's address, in constant time. */
    boolean isItsAddress(ChannelConnection connection, String path) {
        boolean good = false;
        for (String live : LiveSecrets.of(connection, PATH, clock.instant())) {
            good |= MessageDigest.isEqual(live.getBytes(UTF_8), path.getBytes(UTF_8));
        }
        return good;
    }

    @Override
    public Reading read(ChannelConnection connection, Hook hook) {
        return isItsAddress(connection, hook.header(SHOWN))
                ? readParked(connection, hook.body())
                : new Reading.Refused(403, "wrong-path");
    }

    @Override
    public Reading readParked(ChannelConnection connection, byte[] body) {
        return JivoEvent.read(body, "at-" + clock.instant().toEpochMilli());
    }

    @Override
    public SendResult deliver(
            ChannelConnection connection, String externalVisitorId, Part part, int idempotencyKey, Files files) {
        return deliver(connection, externalVisitorId, part, null, idempotencyKey, files);
    }

    @Override
    public SendResult deliver(
            ChannelConnection connection,
            String externalVisitorId,
            Part part,
            @Nullable String author,
            int idempotencyKey,
            Files files) {
        String id = connection.channelId() + "-" + idempotencyKey;
        Optional<ObjectNode> event =
                JivoCall.of(part, author, id, connection.channelId().value(), externalVisitorId, links);
        if (event.isEmpty()) {
            return new SendResult.Rejected("what was sent cannot be changed there");
        }
        String endpoint = connection.secret(ENDPOINT);
        if (endpoint.isEmpty()) {
            return new SendResult.Rejected("the address of the other side is not entered yet");
        }
        return switch (call("POST", endpoint, Json.text(event.get()), connection)) {
            case GuardedClient.Result.Answered(var status, var retryAfter, var answer, var whole) ->
                JivoCall.result(status, answer, id);
            case GuardedClient.Result.Failed(var error, var hopeless, var sent) -> {
                if (hopeless) {
                    yield new SendResult.Disowned(error);
                }
                yield sent ? new SendResult.Unknown(error) : new SendResult.Later(error);
            }
        };
    }

    private GuardedClient.Result call(String method, String endpoint, String body, ChannelConnection connection) {
        try {
            boolean chunked = !body.isEmpty() && Boolean.parseBoolean(connection.config(CHUNKED, "true"));
            Map<String, String> headers = Map.of("content-type", "application/json; charset=utf-8");
            return http.send(method, Endpoint.parse(endpoint), headers, body, LONGEST_ANSWER, chunked);
        } catch (ContractViolation e) {
            return new GuardedClient.Result.Failed(String.valueOf(e.getMessage()), true);
        }
    }

    /** There is no event for it. */
    @Override
    public void typing(ChannelConnection connection, String externalVisitorId) {
        // Nobody sees it.
    }

    @Override
    public InputStream fetch(ChannelConnection connection, RemoteFile file) throws IOException {
        return linked.open(file.externalId());
    }

    /**
     * Whether there is somebody at the other side's address. A program that takes only posts may answer anything to a
     * question, so all but a plain refusal of us is good.
     */
    @Override
    public Standing check(ChannelConnection connection) {
        String id = connection.channelId().value();
        String endpoint = connection.secret(ENDPOINT);
        if (endpoint.isEmpty()) {
            return new Standing.Good(id, "");
        }
        return switch (call("GET", endpoint, "", connection)) {
            case GuardedClient.Result.Answered(var status, var retryAfter, var answer, var whole) -> {
                if (status >= 500) {
                    yield new Standing.Away("answered " + status);
                }
                yield status == 401 || status == 403 || status == 410
                        ? new Standing.Disowned("answered " + status)
                        : new Standing.Good(id, Endpoint.parse(endpoint).host());
            }
            case GuardedClient.Result.Failed(var error, var hopeless, var sent) ->
                hopeless ? new Standing.Disowned(error) : new Standing.Away(error);
        };
    }

    /** People carry the addresses from one side to the other. */
    @Override
    public Standing connect(ChannelConnection connection, URI hook) {
        return check(connection);
    }

    @Override
    public void disconnect(ChannelConnection connection) {
        // Our address is good no longer, as the channel is off.
    }
}
