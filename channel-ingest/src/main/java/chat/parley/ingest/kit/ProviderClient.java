package chat.parley.ingest.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.message.Attachment;
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

/**
 * Calls one provider's own servers, whose addresses are configured with the suite. Follows no redirect, and names no
 * address in a failure: there may be a token in it.
 */
public final class ProviderClient {
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    /** How much longer than any other call the bringing of a file may take. */
    private static final Duration UPLOADING = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECTING)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String provider;
    private final Duration patience;

    /**
     * @param provider what it is called in failures
     * @param patience how long a call may take
     */
    public ProviderClient(String provider, Duration patience) {
        this.provider = provider;
        this.patience = patience;
    }

    /** What came of a call. */
    public sealed interface Reply {
        record Answered(int status, byte[] body) implements Reply {}

        /**
         * There was no answer.
         *
         * @param sent whether the request may have arrived
         */
        record None(String reason, boolean sent) implements Reply {}
    }

    public Reply post(URI address, String mediaType, byte[] body) {
        return post(address, mediaType, body, patience);
    }

    /** @param wait instead of the usual patience */
    public Reply post(URI address, String mediaType, byte[] body, Duration wait) {
        return send(HttpRequest.newBuilder(address)
                .timeout(wait)
                .header("Content-Type", mediaType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    /**
     * Brings a file as a form.
     *
     * @param fields what else is in the form
     * @param name what the form calls the file
     */
    public Reply upload(
            URI address, Map<String, String> fields, String name, Attachment attachment, Channel.Files files) {
        String boundary = "parley-" + UUID.randomUUID();
        var head = new StringBuilder();
        fields.forEach((field, value) -> head.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(field)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        head.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"; filename=\"")
                .append(attachment.name().replaceAll("[\"\\r\\n\\\\]", "_"))
                .append("\"\r\nContent-Type: ")
                .append(attachment.mediaType())
                .append("\r\n\r\n");
        byte[] before = head.toString().getBytes(UTF_8);
        byte[] after = ("\r\n--" + boundary + "--\r\n").getBytes(UTF_8);
        var body = HttpRequest.BodyPublishers.fromPublisher(
                HttpRequest.BodyPublishers.ofInputStream(() -> whole(before, attachment, files, after)),
                before.length + attachment.size() + after.length);
        return send(HttpRequest.newBuilder(address)
                .timeout(patience.plus(UPLOADING))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(body)
                .build());
    }

    /** Opens a file; close it. */
    public InputStream download(URI address) throws IOException {
        try {
            HttpResponse<InputStream> answer = http.send(
                    HttpRequest.newBuilder(address).timeout(patience).build(),
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

    private Reply send(HttpRequest request) {
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Reply.Answered(answer.statusCode(), answer.body());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new Reply.None(provider + " cannot be reached", false);
        } catch (IOException e) {
            return new Reply.None("no answer: " + e.getClass().getSimpleName(), true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply.None("interrupted", true);
        }
    }
}
