package chat.parley.benchmarks.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Logs an operator in as a browser does: authorization code with PKCE, the log-in page's own form. */
public final class OperatorLogin {
    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
    private static final String CLIENT = "parley-console";
    // Long enough to be no secret that could be guessed; used once.
    private static final String VERIFIER = "a".repeat(64);

    private final URI door;
    private final HttpClient http;
    /** Kept by hand: Keycloak marks them as secure, and Java's own jar would not give them back over plain HTTP. */
    private final Map<String, String> cookies = new TreeMap<>();

    public OperatorLogin(URI door) {
        this.door = door;
        this.http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** @return an access token */
    public String token(String user, String password) throws IOException, InterruptedException {
        String realm = door + "/auth/realms/parley/protocol/openid-connect";
        String back = door + "/console/callback";
        var page = get(realm + "/auth?"
                + query(Map.of(
                        "client_id",
                        CLIENT,
                        "redirect_uri",
                        back,
                        "response_type",
                        "code",
                        "scope",
                        "openid",
                        "code_challenge_method",
                        "S256",
                        "code_challenge",
                        challenge())));
        var form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new IOException("no log-in form, but " + page.statusCode());
        }
        var answer = post(form.group(1).replace("&amp;", "&"), Map.of("username", user, "password", password));
        String location = answer.headers()
                .firstValue("location")
                .orElseThrow(() -> new IOException("the log-in was refused: " + answer.statusCode()));
        var parameters = parameters(URI.create(location).getRawQuery());
        var tokens = post(
                realm + "/token",
                Map.of(
                        "grant_type", "authorization_code",
                        "client_id", CLIENT,
                        "redirect_uri", back,
                        "code", parameters.getOrDefault("code", ""),
                        "code_verifier", VERIFIER));
        return new ObjectMapper().readTree(tokens.body()).path("access_token").asText();
    }

    private static String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address)));
    }

    private HttpResponse<String> post(String address, Map<String, String> form)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(query(form))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        if (!cookies.isEmpty()) {
            request.header(
                    "cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        for (String set : answer.headers().allValues("set-cookie")) {
            String pair = set.substring(0, set.indexOf(';') < 0 ? set.length() : set.indexOf(';'));
            int equals = pair.indexOf('=');
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return answer;
    }

    private static String query(Map<String, String> values) {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(value ->
                                value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    private static Map<String, String> parameters(String query) {
        var values = new TreeMap<String, String>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            values.put(
                    pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return values;
    }
}
