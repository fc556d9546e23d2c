package chat.parley.ingest.channel.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.message.Attachment;
import chat.parley.ingest.kit.Channel;
import chat.parley.platform.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Calls the Bot API. The token is part of every address, so no address is ever named in a failure. */
final class BotClient {
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration UPLOADING = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECTING)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String api;
    private final Duration patience;

    BotClient(URI api, Duration patience) {
        this.api = api.toString().replaceAll("/+$", "");
        this.patience = patience;
    }

    TelegramAnswer call(String token, String method, Map<String, ?> arguments) {
        return call(token, method, arguments, patience);
    }

    TelegramAnswer call(String token, String method, Map<String, ?> arguments, Duration wait) {
        return send(request(token, method, wait)
                .map(request -> request.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(arguments)))
                        .build()));
    }

    /** @param field what the method calls the file */
    TelegramAnswer upload(
            String token,
            String method,
            Map<String, String> arguments,
            String field,
            Attachment attachment,
            Channel.Files files) {
        String boundary = "parley-" + UUID.randomUUID();
        var head = new StringBuilder();
        arguments.forEach((name, value) -> head.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        head.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(field)
                .append("\"; filename=\"")
                .append(attachment.name().replaceAll("[\"\\r\\n\\\\]", "_"))
                .append("\"\r\nContent-Type: ")
                .append(attachment.mediaType())
                .append("\r\n\r\n");
        byte[] before = head.toString().getBytes(UTF_8);
        byte[] after = ("\r\n--" + boundary + "--\r\n").getBytes(UTF_8);
        long length = before.length + attachment.size() + after.length;
        var body = HttpRequest.BodyPublishers.fromPublisher(
                HttpRequest.BodyPublishers.ofInputStream(() -> whole(before, attachment, files, after)), length);
        return send(request(token, method, patience.plus(UPLOADING))
                .map(request -> request.header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(body)
                        .build()));
    }

    private static InputStream whole(byte[] before, Attachment attachment, Channel.Files files, byte[] after) {
        try {
            return new SequenceInputStream(Collections.enumeration(List.of(
                    new ByteArrayInputStream(before),
                    files.open(attachment.attachmentId()),
                    new ByteArrayInputStream(after))));
        } catch (IOException e) {
            throw new UncheckedIOException("the file is not in the store", e);
        }
    }

    /** Opens a file by the path that {@code getFile} gave; close it. */
    InputStream download(String token, String path) throws IOException {
        if (path.isEmpty() || path.contains("..") || path.startsWith("/") || !path.matches("[A-Za-z0-9_./-]{1,300}")) {
            throw new IOException("the file has a path that leads elsewhere");
        }
        try {
            HttpResponse<InputStream> answer = http.send(
                    HttpRequest.newBuilder(URI.create(api + "/file/bot" + token + "/" + path))
                            .timeout(patience)
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                answer.body().close();
                throw new IOException("the file's address answered " + answer.statusCode());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private java.util.Optional<HttpRequest.Builder> request(String token, String method, Duration wait) {
        if (!token.matches("[0-9]{1,20}:[A-Za-z0-9_-]{10,100}")) {
            return java.util.Optional.empty();
        }
        return java.util.Optional.of(HttpRequest.newBuilder(URI.create(api + "/bot" + token + "/" + method))
                .timeout(wait));
    }

    private TelegramAnswer send(java.util.Optional<HttpRequest> request) {
        if (request.isEmpty()) {
            return new TelegramAnswer.Bad(401, "Unauthorized: the token is not of the form of a bot's", 0);
        }
        try {
            HttpResponse<byte[]> answer = http.send(request.get(), HttpResponse.BodyHandlers.ofByteArray());
            return TelegramAnswer.read(answer.statusCode(), answer.body());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new TelegramAnswer.None("Telegram cannot be reached", false);
        } catch (IOException e) {
            return new TelegramAnswer.None("no answer: " + e.getClass().getSimpleName(), true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new TelegramAnswer.None("interrupted", true);
        }
    }
}
