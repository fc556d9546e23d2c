package chat.parley.ingest.channel.vk;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.message.Attachment;
import chat.parley.ingest.kit.Channel;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Calls VK's API in the name of a community; files go to and come from VK's own hosts only. */
final class CommunityClient {
    private static final String VERSION = "5.199";
    private static final Duration CONNECTING = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECTING)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String api;
    private final Duration patience;
    private final Set<String> fileHosts;

    CommunityClient(URI api, Duration patience, Set<String> fileHosts) {
        this.api = api.toString().replaceAll("/+$", "");
        this.patience = patience;
        this.fileHosts = Set.copyOf(fileHosts);
    }

    VkAnswer call(String accessKey, String method, Map<String, String> arguments) {
        var all = new TreeMap<>(arguments);
        all.put("access_token", accessKey);
        all.put("v", VERSION);
        String form = all.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(api + "/" + method))
                .timeout(patience)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return VkAnswer.read(answer.statusCode(), answer.body());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new VkAnswer.None("VK cannot be reached", false);
        } catch (IOException e) {
            return new VkAnswer.None("no answer: " + e.getClass().getSimpleName(), true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new VkAnswer.None("interrupted", true);
        }
    }

    /** Brings a file to where VK wants it; what VK says of it there. */
    JsonNode upload(String address, String field, Attachment attachment, Channel.Files files) throws IOException {
        String boundary = "parley-" + UUID.randomUUID();
        byte[] before = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\""
                        + attachment.name().replaceAll("[\"\\r\\n\\\\]", "_") + "\"\r\nContent-Type: "
                        + attachment.mediaType() + "\r\n\r\n")
                .getBytes(UTF_8);
        byte[] after = ("\r\n--" + boundary + "--\r\n").getBytes(UTF_8);
        var body = HttpRequest.BodyPublishers.fromPublisher(
                HttpRequest.BodyPublishers.ofInputStream(() -> whole(before, attachment, files, after)),
                before.length + attachment.size() + after.length);
        var request = HttpRequest.newBuilder(checked(address))
                .timeout(patience.plusSeconds(60))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(body)
                .build();
        try {
            return Json.mapper()
                    .readTree(http.send(request, HttpResponse.BodyHandlers.ofByteArray())
                            .body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Opens a file; close it. */
    InputStream download(String address) throws IOException {
        try {
            HttpResponse<InputStream> answer = http.send(
                    HttpRequest.newBuilder(checked(address)).timeout(patience).build(),
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

    /** An address comes from outside: it leads to VK or nowhere. */
    private URI checked(String address) throws IOException {
        try {
            URI uri = URI.create(address);
            String host = String.valueOf(uri.getHost());
            boolean known = fileHosts.stream().anyMatch(each -> host.equals(each) || host.endsWith("." + each));
            boolean secure = "https".equals(uri.getScheme()) || api.startsWith("http://");
            if (known && secure) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("the file's address is none", e);
        }
        throw new IOException("the file's address leads elsewhere");
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
}
