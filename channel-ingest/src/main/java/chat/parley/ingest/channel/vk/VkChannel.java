package chat.parley.ingest.channel.vk;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.message.Attachment;
import chat.parley.ingest.kit.Capabilities;
import chat.parley.ingest.kit.Capabilities.Ability;
import chat.parley.ingest.kit.Channel;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.ingest.kit.Hook;
import chat.parley.ingest.kit.Part;
import chat.parley.ingest.kit.Reading;
import chat.parley.ingest.kit.RemoteFile;
import chat.parley.ingest.kit.SendResult;
import chat.parley.ingest.kit.Standing;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An account's own VK community [W-55]. */
public final class VkChannel implements Channel {
    public static final ChannelKind KIND = new ChannelKind("vk");

    private static final String ACCESS_KEY = "accessKey";
    private static final String SECRET_KEY = "secretKey";
    private static final String GROUP = "groupId";
    private static final String CONFIRMATION = "confirmation";
    private static final Capabilities CAPABILITIES = new Capabilities(
            9_000,
            200L * 1024 * 1024,
            200L * 1024 * 1024,
            new Capabilities.Pace(20, 5, Duration.ofMillis(200)),
            Set.of(Ability.EDIT, Ability.DELETE, Ability.TYPING, Ability.KNOWS_REPEATS, Ability.BUTTONS),
            null);

    private final CommunityClient communities;

    /** @param fileHosts domains that files are fetched from and sent to */
    public VkChannel(URI api, Duration patience, Set<String> fileHosts) {
        this.communities = new CommunityClient(api, patience, fileHosts);
    }

    @Override
    public ChannelKind kind() {
        return KIND;
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Reading read(ChannelConnection connection, Hook hook) {
        return VkEvent.read(
                hook.body(),
                connection.secret(SECRET_KEY),
                connection.config(GROUP, ""),
                connection.config(CONFIRMATION, ""));
    }

    @Override
    public Reading readParked(ChannelConnection connection, byte[] body) {
        return VkEvent.readVerified(body);
    }

    @Override
    public SendResult deliver(
            ChannelConnection connection, String externalVisitorId, Part part, int idempotencyKey, Files files) {
        String key = connection.secret(ACCESS_KEY);
        return switch (part) {
            case Part.Text(var text, var repliesTo, var none, var buttons) ->
                send(
                        key,
                        externalVisitorId,
                        idempotencyKey,
                        buttons.isEmpty()
                                ? Map.of("message", text)
                                : Map.of("message", text, "keyboard", Json.text(keyboard(buttons))),
                        repliesTo);
            case Part.File(var attachment, var repliesTo) ->
                file(key, externalVisitorId, idempotencyKey, attachment, repliesTo, files);
            case Part.Edit(var id, var text) ->
                communities
                        .call(
                                key,
                                "messages.edit",
                                Map.of("peer_id", externalVisitorId, "message_id", number(id), "message", text))
                        .forSending(externalVisitorId);
            case Part.Delete(var id) ->
                communities
                        .call(
                                key,
                                "messages.delete",
                                Map.of("message_ids", number(id), "peer_id", externalVisitorId, "delete_for_all", "1"))
                        .forSending(externalVisitorId);
        };
    }

    /** Pressing one sends its words as a message of the visitor's own. */
    private static Map<String, Object> keyboard(List<String> buttons) {
        return Map.of(
                "one_time",
                true,
                "inline",
                false,
                "buttons",
                buttons.stream()
                        .map(label -> List.of(Map.of("action", Map.of("type", "text", "label", label))))
                        .toList());
    }

    private SendResult send(
            String key, String peer, int idempotencyKey, Map<String, String> content, @Nullable String repliesTo) {
        var arguments = new HashMap<>(content);
        arguments.put("peer_id", peer);
        arguments.put("random_id", Integer.toString(idempotencyKey));
        if (repliesTo != null) {
            arguments.put("reply_to", number(repliesTo));
        }
        return communities.call(key, "messages.send", arguments).forSending(peer);
    }

    private SendResult file(
            String key,
            String peer,
            int idempotencyKey,
            Attachment attachment,
            @Nullable String repliesTo,
            Files files) {
        boolean photo = attachment.mediaType().equals("image/jpeg")
                || attachment.mediaType().equals("image/png");
        String server = photo ? "photos.getMessagesUploadServer" : "docs.getMessagesUploadServer";
        VkAnswer place =
                communities.call(key, server, photo ? Map.of("peer_id", peer) : Map.of("peer_id", peer, "type", "doc"));
        if (!(place instanceof VkAnswer.Good(var where))) {
            return safe(place, peer);
        }
        VkAnswer saved;
        try {
            JsonNode taken =
                    communities.upload(where.path("upload_url").asText(), photo ? "photo" : "file", attachment, files);
            saved = photo
                    ? communities.call(
                            key,
                            "photos.saveMessagesPhoto",
                            Map.of(
                                    "server", taken.path("server").asText(),
                                    "photo", taken.path("photo").asText(),
                                    "hash", taken.path("hash").asText()))
                    : communities.call(
                            key, "docs.save", Map.of("file", taken.path("file").asText(), "title", attachment.name()));
        } catch (IOException e) {
            return new SendResult.Later("the file could not be brought: " + e.getMessage());
        }
        if (!(saved instanceof VkAnswer.Good(var kept))) {
            return safe(saved, peer);
        }
        JsonNode file = photo ? kept.path(0) : kept.path("doc");
        String name = (photo ? "photo" : "doc") + file.path("owner_id").asText() + "_"
                + file.path("id").asText();
        String access = file.path("access_key").asText();
        return send(
                key,
                peer,
                idempotencyKey,
                Map.of("attachment", access.isEmpty() ? name : name + "_" + access),
                repliesTo);
    }

    /** Nothing was sent to the visitor yet, whatever became of the preparations. */
    private static SendResult safe(VkAnswer answer, String peer) {
        SendResult result = answer.forSending(peer);
        return result instanceof SendResult.Unknown unknown ? new SendResult.Later(unknown.reason()) : result;
    }

    /** Ours begin with the peer, so that they are unique in the channel. */
    private static String number(String externalMessageId) {
        return externalMessageId.substring(externalMessageId.indexOf(':') + 1);
    }

    @Override
    public void typing(ChannelConnection connection, String externalVisitorId) {
        communities.call(
                connection.secret(ACCESS_KEY),
                "messages.setActivity",
                Map.of("peer_id", externalVisitorId, "type", "typing"));
    }

    @Override
    public InputStream fetch(ChannelConnection connection, RemoteFile file) throws IOException {
        return communities.download(file.externalId());
    }

    @Override
    public Optional<String> nameOf(ChannelConnection connection, String externalVisitorId) {
        VkAnswer answer =
                communities.call(connection.secret(ACCESS_KEY), "users.get", Map.of("user_ids", externalVisitorId));
        if (!(answer instanceof VkAnswer.Good(var people))) {
            return Optional.empty();
        }
        JsonNode person = people.path(0);
        String name = (person.path("first_name").asText() + " "
                        + person.path("last_name").asText())
                .strip();
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    @Override
    public Standing check(ChannelConnection connection) {
        String group = connection.config(GROUP, "");
        if (connection.secret(ACCESS_KEY).isEmpty()) {
            return new Standing.Away("not connected yet: VK has given no access key");
        }
        VkAnswer answer = communities.call(connection.secret(ACCESS_KEY), "groups.getById", Map.of("group_id", group));
        return switch (answer) {
            case VkAnswer.Good(var response) -> {
                JsonNode found = response.path("groups").path(0);
                yield found.path("id").asText().equals(group)
                        ? new Standing.Good(group, found.path("name").asText())
                        : new Standing.Disowned("the access key is another community's");
            }
            case VkAnswer.Bad(var code, var words) ->
                answer.isDisowned() ? new Standing.Disowned(words) : new Standing.Away(words);
            case VkAnswer.None(var reason, var sent) -> new Standing.Away(reason);
        };
    }

    /** The administrator enters our address in VK; there is nothing to be done but to see that the key works. */
    @Override
    public Standing connect(ChannelConnection connection, URI hook) {
        return check(connection);
    }

    @Override
    public void disconnect(ChannelConnection connection) {
        // VK goes on calling and is answered that there is no such channel, until the administrator tells it to stop.
    }
}
