package chat.parley.ingest.channel.vk;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.message.Attachment;
import chat.parley.ingest.kit.Channel;
import chat.parley.ingest.kit.ProviderClient;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Calls VK's API in the name of a community; files go to and come from VK's own hosts only. */
final class CommunityClient {
    private static final String VERSION = "5.199";

    private final ProviderClient http;
    private final String api;
    private final Set<String> fileHosts;

    CommunityClient(URI api, Duration patience, Set<String> fileHosts) {
        this.http = new ProviderClient("VK", patience);
        this.api = api.toString().replaceAll("/+$", "");
        this.fileHosts = Set.copyOf(fileHosts);
    }

    VkAnswer call(String accessKey, String method, Map<String, String> arguments) {
        var all = new TreeMap<>(arguments);
        all.put("access_token", accessKey);
        all.put("v", VERSION);
        String form = all.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return switch (http.post(
                URI.create(api + "/" + method), "application/x-www-form-urlencoded", form.getBytes(UTF_8))) {
            case ProviderClient.Reply.Answered(var status, var body) -> VkAnswer.read(status, body);
            case ProviderClient.Reply.None(var reason, var sent) -> new VkAnswer.None(reason, sent);
        };
    }

    /** Brings a file to where VK wants it; what VK says of it there. */
    JsonNode upload(String address, String field, Attachment attachment, Channel.Files files) throws IOException {
        return switch (http.upload(checked(address), Map.of(), field, attachment, files)) {
            case ProviderClient.Reply.Answered(var status, var body) ->
                Json.mapper().readTree(body);
            case ProviderClient.Reply.None(var reason, var sent) -> throw new IOException(reason);
        };
    }

    /** Opens a file; close it. */
    InputStream download(String address) throws IOException {
        return http.download(checked(address));
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
}
