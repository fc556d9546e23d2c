package chat.parley.ingest.channel.telegram;

import chat.parley.contracts.message.Attachment;
import chat.parley.ingest.kit.Channel;
import chat.parley.ingest.kit.ProviderClient;
import chat.parley.platform.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** Calls the Bot API. The token is part of every address, so no address is ever named in a failure. */
final class BotClient {
    private final ProviderClient http;
    private final String api;
    private final Duration patience;

    BotClient(URI api, Duration patience) {
        this.http = new ProviderClient("Telegram", patience);
        this.api = api.toString().replaceAll("/+$", "");
        this.patience = patience;
    }

    TelegramAnswer call(String token, String method, Map<String, ?> arguments) {
        return call(token, method, arguments, patience);
    }

    TelegramAnswer call(String token, String method, Map<String, ?> arguments, Duration wait) {
        return send(token, method, address -> http.post(address, "application/json", Json.bytes(arguments), wait));
    }

    /** @param field what the method calls the file */
    TelegramAnswer upload(
            String token,
            String method,
            Map<String, String> arguments,
            String field,
            Attachment attachment,
            Channel.Files files) {
        return send(token, method, address -> http.upload(address, arguments, field, attachment, files));
    }

    /** Opens a file by the path that {@code getFile} gave; close it. */
    InputStream download(String token, String path) throws IOException {
        if (path.isEmpty() || path.contains("..") || path.startsWith("/") || !path.matches("[A-Za-z0-9_./-]{1,300}")) {
            throw new IOException("the file has a path that leads elsewhere");
        }
        return http.download(URI.create(api + "/file/bot" + token + "/" + path));
    }

    private TelegramAnswer send(String token, String method, Function<URI, ProviderClient.Reply> call) {
        if (!token.matches("[0-9]{1,20}:[A-Za-z0-9_-]{10,100}")) {
            return new TelegramAnswer.Bad(401, "Unauthorized: the token is not of the form of a bot's", 0);
        }
        return switch (call.apply(URI.create(api + "/bot" + token + "/" + method))) {
            case ProviderClient.Reply.Answered(var status, var body) -> TelegramAnswer.read(status, body);
            case ProviderClient.Reply.None(var reason, var sent) -> new TelegramAnswer.None(reason, sent);
        };
    }
}
