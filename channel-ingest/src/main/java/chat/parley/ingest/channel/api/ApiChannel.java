package chat.parley.ingest.channel.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.AttachmentId;
import chat.parley.contracts.message.Attachment;
import chat.parley.egress.Endpoint;
import chat.parley.egress.GuardedClient;
import chat.parley.egress.WebhookSignature;
import chat.parley.ingest.kit.Capabilities;
import chat.parley.ingest.kit.Capabilities.Ability;
import chat.parley.ingest.kit.Channel;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.ingest.kit.Hook;
import chat.parley.ingest.kit.LinkedFileClient;
import chat.parley.ingest.kit.LiveSecrets;
import chat.parley.ingest.kit.Part;
import chat.parley.ingest.kit.Reading;
import chat.parley.ingest.kit.RemoteFile;
import chat.parley.ingest.kit.SendResult;
import chat.parley.ingest.kit.Standing;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** An account's own program [B-12]: it posts to us with a token, and we post to it, signed as Standard Webhooks has it. */
public final class ApiChannel implements Channel {
    public static final ChannelKind KIND = new ChannelKind("api");
    /** The secrets of a channel: what the program shows us, and what our webhooks are signed with. */
    public static final String TOKEN = "token";

    public static final String SIGNING = "signing";
    /** In a channel's settings: where webhooks go; empty while nothing is to be delivered. */
    public static final String URL = "url";

    private static final String BEARER = "Bearer ";
    private static final int LARGEST_FILE = 25 * 1024 * 1024;
    private static final int LONGEST_ANSWER = 16 * 1024;
    private static final Capabilities CAPABILITIES = new Capabilities(
            10_000,
            LARGEST_FILE,
            LARGEST_FILE,
            new Capabilities.Pace(50, 20, Duration.ZERO),
            Set.of(Ability.EDIT, Ability.DELETE, Ability.TYPING, Ability.KNOWS_REPEATS),
            null);

    private final GuardedClient http;
    private final LinkedFileClient linked;
    private final Function<Attachment, String> links;
    private final Uploads uploads;
    private final InstantSource clock;

    /** Opens files that the account's program brought before it named them. */
    @FunctionalInterface
    public interface Uploads {
        /** @throws IOException where the account has no such file */
        InputStream open(AccountId account, AttachmentId file) throws IOException;
    }

    /** @param links where a file is had for a while without a token */
    public ApiChannel(GuardedClient http, Function<Attachment, String> links, Uploads uploads, InstantSource clock) {
        this.http = http;
        this.linked = new LinkedFileClient(http, LARGEST_FILE);
        this.links = links;
        this.uploads = uploads;
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

    /** Whether a call shows the channel's token, in constant time. */
    boolean isItsProgram(ChannelConnection connection, Hook hook) {
        String shown = hook.header("Authorization");
        if (!shown.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return false;
        }
        byte[] token = shown.substring(BEARER.length()).strip().getBytes(UTF_8);
        boolean good = false;
        for (String live : LiveSecrets.of(connection, TOKEN, clock.instant())) {
            good |= MessageDigest.isEqual(live.getBytes(UTF_8), token);
        }
        return good;
    }

    @Override
    public Reading read(ChannelConnection connection, Hook hook) {
        return isItsProgram(connection, hook)
                ? readParked(connection, hook.body())
                : new Reading.Refused(401, "wrong-token");
    }

    @Override
    public Reading readParked(ChannelConnection connection, byte[] body) {
        try {
            return new Reading.Understood(null, List.of(ApiArrival.read(body)), "");
        } catch (ContractViolation e) {
            return new Reading.Refused(e.code().status(), e.code().code());
        }
    }

    @Override
    public SendResult deliver(
            ChannelConnection connection, String externalVisitorId, Part part, int idempotencyKey, Files files) {
        String id = connection.channelId() + "-" + idempotencyKey;
        Instant now = clock.instant();
        return post(
                connection,
                id,
                now,
                ApiCall.of(part, id, connection.channelId().value(), externalVisitorId, now, links));
    }

    private SendResult post(ChannelConnection connection, String id, Instant now, ObjectNode body) {
        String url = connection.config(URL, "");
        if (url.isEmpty()) {
            return new SendResult.Rejected("no address is set that messages go to");
        }
        String text = Json.text(body);
        Map<String, String> headers = Map.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(now.getEpochSecond()),
                "webhook-signature",
                WebhookSignature.header(LiveSecrets.of(connection, SIGNING, now), id, now, text));
        try {
            return switch (http.send("POST", Endpoint.parse(url), headers, text, LONGEST_ANSWER)) {
                case GuardedClient.Result.Answered(var status, var retryAfter, var answer, var whole) ->
                    ApiCall.result(status, retryAfter, answer, id);
                case GuardedClient.Result.Failed(var error, var hopeless, var sent) ->
                    hopeless ? new SendResult.Disowned(error) : new SendResult.Unknown(error);
            };
        } catch (ContractViolation e) {
            return new SendResult.Disowned(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void typing(ChannelConnection connection, String externalVisitorId) {
        Instant now = clock.instant();
        String id = connection.channelId() + "-typing-" + now.toEpochMilli();
        post(connection, id, now, ApiCall.typing(connection.channelId().value(), externalVisitorId, now));
    }

    @Override
    public InputStream fetch(ChannelConnection connection, RemoteFile file) throws IOException {
        String where = file.externalId();
        if (!where.startsWith(ApiArrival.UPLOADED)) {
            return linked.open(where);
        }
        try {
            return uploads.open(
                    connection.accountId(), new AttachmentId(where.substring(ApiArrival.UPLOADED.length())));
        } catch (ContractViolation e) {
            throw new IOException("there is no such file", e);
        }
    }

    @Override
    public Standing check(ChannelConnection connection) {
        String id = connection.channelId().value();
        if (connection.config(URL, "").isEmpty()) {
            return new Standing.Good(id, "");
        }
        Instant now = clock.instant();
        String call = id + "-ping-" + now.toEpochMilli();
        return switch (post(connection, call, now, ApiCall.event(ApiCall.PING, id, now))) {
            case SendResult.Accepted a ->
                new Standing.Good(id, Endpoint.parse(connection.config(URL, "")).host());
            case SendResult.Disowned(var reason) -> new Standing.Disowned(reason);
            case SendResult other -> new Standing.Away(other.words());
        };
    }

    /** The program calls when it has something to say. */
    @Override
    public Standing connect(ChannelConnection connection, URI hook) {
        return check(connection);
    }

    @Override
    public void disconnect(ChannelConnection connection) {
        // Its token is good no longer, as the channel is off.
    }
}
