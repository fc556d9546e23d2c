package chat.parley.ingest.channel.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.message.Attachment;
import chat.parley.contracts.message.AttachmentKind;
import chat.parley.ingest.kit.Capabilities;
import chat.parley.ingest.kit.Capabilities.Ability;
import chat.parley.ingest.kit.Channel;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.ingest.kit.Hook;
import chat.parley.ingest.kit.Part;
import chat.parley.ingest.kit.Polling;
import chat.parley.ingest.kit.Reading;
import chat.parley.ingest.kit.RemoteFile;
import chat.parley.ingest.kit.SendResult;
import chat.parley.ingest.kit.Standing;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An account's own bot [W-54]. */
public final class TelegramChannel implements Channel, Polling {
    public static final ChannelKind KIND = new ChannelKind("telegram");
    /** The secrets of a channel: the bot's token, and what Telegram shows us with each call. */
    public static final String TOKEN = "token";

    public static final String WEBHOOK_SECRET = "webhookSecret";
    /** In a channel's settings: {@code webhook} or {@code polling}. */
    public static final String MODE = "mode";

    private static final String POLLING = "polling";
    private static final Pattern BOT_ID = Pattern.compile("[0-9]{1,20}");
    private static final List<String> WANTED = List.of("message", "edited_message", "my_chat_member");
    private static final int CONNECTIONS = 20;
    private static final int TOO_MANY = 429;
    private static final long PHOTO_LIMIT = 10 * 1024 * 1024;
    private static final Capabilities CAPABILITIES = new Capabilities(
            4_096,
            50 * 1024 * 1024,
            20 * 1024 * 1024,
            new Capabilities.Pace(30, 3, Duration.ofSeconds(1)),
            Set.of(Ability.EDIT, Ability.DELETE, Ability.TYPING, Ability.BUTTONS),
            null);

    private final BotClient bots;
    private final Duration pollWait;

    public TelegramChannel(URI api, Duration patience, Duration pollWait) {
        this.bots = new BotClient(api, patience);
        this.pollWait = pollWait;
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
        byte[] shown = hook.header("X-Telegram-Bot-Api-Secret-Token").getBytes(UTF_8);
        if (connection.secret(WEBHOOK_SECRET).isEmpty()
                || !MessageDigest.isEqual(hookSecret(connection).getBytes(UTF_8), shown)) {
            return new Reading.Refused(403, "wrong-secret");
        }
        return TelegramUpdate.read(hook.body());
    }

    /** What the bot is to show: each bot another, so that the one before in this channel is not taken for it. */
    private String hookSecret(ChannelConnection connection) {
        return connection.secret(WEBHOOK_SECRET) + "-" + foreignAccount(connection);
    }

    /** A token is the bot's id and a secret, with a colon between. */
    @Override
    public String foreignAccount(ChannelConnection connection) {
        String token = connection.secret(TOKEN);
        int end = token.indexOf(':');
        String id = end < 0 ? "" : token.substring(0, end);
        return BOT_ID.matcher(id).matches() ? id : "";
    }

    @Override
    public Reading readParked(ChannelConnection connection, byte[] body) {
        return TelegramUpdate.read(body);
    }

    @Override
    public SendResult deliver(
            ChannelConnection connection, String externalVisitorId, Part part, int idempotencyKey, Files files) {
        String token = connection.secret(TOKEN);
        return switch (part) {
            case Part.Text(var text, var repliesTo, var none, var buttons) -> {
                var arguments = new HashMap<String, Object>();
                arguments.put("chat_id", externalVisitorId);
                arguments.put("text", text);
                if (repliesTo != null) {
                    arguments.put("reply_parameters", reply(repliesTo));
                }
                if (!buttons.isEmpty()) {
                    arguments.put("reply_markup", keyboard(buttons));
                }
                yield bots.call(token, "sendMessage", arguments).forSending();
            }
            case Part.File(var attachment, var repliesTo) ->
                file(token, externalVisitorId, attachment, repliesTo, files);
            case Part.Edit(var id, var text) ->
                bots.call(
                                token,
                                "editMessageText",
                                Map.of("chat_id", externalVisitorId, "message_id", number(id), "text", text))
                        .forSending();
            case Part.Delete(var id) ->
                bots.call(token, "deleteMessage", Map.of("chat_id", externalVisitorId, "message_id", number(id)))
                        .forSending();
        };
    }

    private SendResult file(String token, String chat, Attachment attachment, @Nullable String repliesTo, Files files) {
        String field = field(attachment);
        var arguments = new HashMap<String, String>();
        arguments.put("chat_id", chat);
        if (repliesTo != null) {
            arguments.put("reply_parameters", Json.text(reply(repliesTo)));
        }
        String method = "send" + Character.toUpperCase(field.charAt(0)) + field.substring(1);
        return bots.upload(token, method, arguments, field, attachment, files).forSending();
    }

    /** What Telegram can show is sent so that it does; everything else as a document. */
    private static String field(Attachment attachment) {
        String type = attachment.mediaType();
        boolean picture = type.equals("image/jpeg") || type.equals("image/png") || type.equals("image/webp");
        if (picture && attachment.size() <= PHOTO_LIMIT) {
            return "photo";
        }
        if (attachment.kind() == AttachmentKind.VOICE && (type.equals("audio/ogg") || type.equals("audio/opus"))) {
            return "voice";
        }
        if (type.equals("audio/mpeg") || type.equals("audio/mp4")) {
            return "audio";
        }
        return type.equals("video/mp4") ? "video" : "document";
    }

    /** Pressing one sends its words as a message of the visitor's own. */
    private static Map<String, Object> keyboard(List<String> buttons) {
        return Map.of(
                "keyboard",
                buttons.stream().map(label -> List.of(Map.of("text", label))).toList(),
                "one_time_keyboard",
                true,
                "resize_keyboard",
                true);
    }

    private static Map<String, Object> reply(String externalMessageId) {
        return Map.of("message_id", number(externalMessageId), "allow_sending_without_reply", true);
    }

    /** Ours begin with the chat, so that they are unique in the channel. */
    private static long number(String externalMessageId) {
        String number = externalMessageId.substring(externalMessageId.indexOf(':') + 1);
        return number.matches("[0-9]{1,18}") ? Long.parseLong(number) : 0;
    }

    @Override
    public void typing(ChannelConnection connection, String externalVisitorId) {
        bots.call(connection.secret(TOKEN), "sendChatAction", Map.of("chat_id", externalVisitorId, "action", "typing"));
    }

    @Override
    public InputStream fetch(ChannelConnection connection, RemoteFile file) throws IOException {
        String token = connection.secret(TOKEN);
        return switch (bots.call(token, "getFile", Map.of("file_id", file.externalId()))) {
            case TelegramAnswer.Good(var result) ->
                bots.download(token, result.path("file_path").asText());
            case TelegramAnswer.Bad bad -> throw new IOException("the file is not given out: " + bad.description());
            case TelegramAnswer.None none -> throw new IOException(none.reason());
        };
    }

    @Override
    public Standing check(ChannelConnection connection) {
        TelegramAnswer answer = bots.call(connection.secret(TOKEN), "getMe", Map.of());
        return switch (answer) {
            case TelegramAnswer.Good(var me) ->
                new Standing.Good(
                        me.path("id").asText(), "@" + me.path("username").asText());
            case TelegramAnswer.Bad bad ->
                answer.isDisowned() ? new Standing.Disowned(bad.description()) : new Standing.Away(bad.description());
            case TelegramAnswer.None none -> new Standing.Away(none.reason());
        };
    }

    @Override
    public Standing connect(ChannelConnection connection, URI hook) {
        String token = connection.secret(TOKEN);
        TelegramAnswer answer = isPolled(connection)
                ? bots.call(token, "deleteWebhook", Map.of())
                : bots.call(
                        token,
                        "setWebhook",
                        Map.of(
                                "url",
                                hook.toString(),
                                "secret_token",
                                hookSecret(connection),
                                "allowed_updates",
                                WANTED,
                                "max_connections",
                                CONNECTIONS));
        return switch (answer) {
            case TelegramAnswer.Good g -> check(connection);
            case TelegramAnswer.Bad bad -> {
                if (bad.code() == TOO_MANY && isSet(token, hook)) {
                    yield check(connection);
                }
                yield answer.isDisowned()
                        ? new Standing.Disowned(bad.description())
                        : new Standing.Away(bad.description());
            }
            case TelegramAnswer.None none -> new Standing.Away(none.reason());
        };
    }

    /** Telegram sets a webhook once a second: another replica may have set the same one a moment ago. */
    private boolean isSet(String token, URI hook) {
        return bots.call(token, "getWebhookInfo", Map.of()) instanceof TelegramAnswer.Good(var info)
                && info.path("url").asText().equals(hook.toString());
    }

    @Override
    public void disconnect(ChannelConnection connection) {
        if (!isPolled(connection)) {
            bots.call(connection.secret(TOKEN), "deleteWebhook", Map.of());
        }
    }

    @Override
    public boolean isPolled(ChannelConnection connection) {
        return connection.config(MODE, POLLING).equals(POLLING);
    }

    @Override
    public Optional<Long> poll(ChannelConnection connection, Optional<Long> after, Taker taker)
            throws IOException, InterruptedException {
        var arguments = new HashMap<String, Object>();
        arguments.put("timeout", pollWait.toSeconds());
        arguments.put("allowed_updates", WANTED);
        after.ifPresent(number -> arguments.put("offset", number + 1));
        return switch (bots.call(
                connection.secret(TOKEN), "getUpdates", arguments, pollWait.plus(Duration.ofSeconds(15)))) {
            case TelegramAnswer.Good(var updates) -> take(updates, taker);
            case TelegramAnswer.Bad bad -> throw new IOException(bad.description());
            case TelegramAnswer.None none -> throw new IOException(none.reason());
        };
    }

    private static Optional<Long> take(JsonNode updates, Taker taker) throws InterruptedException {
        Optional<Long> greatest = Optional.empty();
        for (JsonNode update : updates) {
            byte[] body = Json.bytes(update);
            taker.take(TelegramUpdate.read(body), body);
            greatest = Optional.of(update.path("update_id").asLong());
        }
        return greatest;
    }
}
