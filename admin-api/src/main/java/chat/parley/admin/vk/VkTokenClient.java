package chat.parley.admin.vk;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.platform.json.Json;
import chat.parley.platform.problem.ProblemException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Speaks with VK about permissions. */
@ApplicationScoped
public class VkTokenClient {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._-]{20,400}");
    private static final int LONGEST_WORDS = 200;

    private final VkAppConfig config;
    private final HttpClient http;

    public VkTokenClient(VkAppConfig config) {
        this.config = config;
        this.http = HttpClient.newBuilder().connectTimeout(config.patience()).build();
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }

    /** Whether there is an application to connect by. */
    boolean isSetUp() {
        return config.clientId().isPresent() && config.clientSecret().isPresent();
    }

    /** Where an administrator gives the permission for a community. */
    URI askingFor(String group, String state, URI back) {
        var asked = new LinkedHashMap<String, String>();
        asked.put("client_id", config.clientId().orElse(""));
        asked.put("redirect_uri", back.toString());
        asked.put("group_ids", group);
        asked.put("scope", "messages,photos,docs,manage");
        asked.put("response_type", "code");
        asked.put("state", state);
        asked.put("v", "5.199");
        return URI.create(base() + "/authorize?" + form(asked));
    }

    /**
     * The community's key for a code.
     *
     * @throws ProblemException with {@code invalid-setting} where VK gives none, with {@code unavailable} where it does
     *     not answer
     */
    String exchange(String group, String code, URI back) {
        var asked = new LinkedHashMap<String, String>();
        asked.put("client_id", config.clientId().orElse(""));
        asked.put("client_secret", config.clientSecret().orElse(""));
        asked.put("redirect_uri", back.toString());
        asked.put("code", code);
        JsonNode answer = post(form(asked));
        if (answer.hasNonNull("error")) {
            throw refused(
                    answer.path("error_description").asText(answer.path("error").asText()));
        }
        String token = answer.path("access_token_" + group).asText();
        for (JsonNode one : answer.path("groups")) {
            if (one.path("group_id").asText().equals(group)) {
                token = one.path("access_token").asText();
            }
        }
        if (!TOKEN.matcher(token).matches()) {
            throw refused("VK gave no key for this community");
        }
        return token;
    }

    private JsonNode post(String form) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base() + "/access_token"))
                .timeout(config.patience())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() >= 500) {
                throw away();
            }
            return Json.mapper().readTree(response.body());
        } catch (IOException e) {
            throw away();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away();
        }
    }

    private static ProblemException away() {
        return new ProblemException(ErrorCode.UNAVAILABLE, "VK does not answer as expected; begin anew");
    }

    private static ProblemException refused(String words) {
        String shown = words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) : words;
        return new ProblemException(ErrorCode.INVALID_SETTING, shown);
    }

    private String base() {
        return config.authority().toString().replaceAll("/+$", "");
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
