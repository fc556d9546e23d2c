package chat.parley.testkit;

import chat.parley.platform.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Calls every operation of a service that takes an id in its path with the ids of one account and the credentials of
 * others [P-21]. The operations are those of the document that the service publishes, so that one made tomorrow is
 * asked too, or fails the test until somebody says which id to ask it with.
 */
public final class ForeignIds {
    private static final List<String> METHODS = List.of("get", "put", "patch", "post", "delete");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI service;
    private final TreeMap<String, Made> made = new TreeMap<>();
    private final TreeMap<String, String> leftOut = new TreeMap<>();
    private final List<Stranger> strangers = new ArrayList<>();

    /** @param service address without a path */
    public ForeignIds(URI service) {
        this.service = service;
    }

    /**
     * How an operation is asked for something that its account really has.
     *
     * @param path with the ids in it, and a query where one is needed
     * @param ownersPath the same, or with a secret that only the owner has
     * @param body JSON that the owner may send; null for none
     */
    private record Made(
            String path, String ownersPath, @Nullable String body) {}

    private record Stranger(String name, @Nullable String authorization, Set<Integer> answers) {}

    private record Answer(int status, String body) {}

    /** @param operation as {@code GET /things/{id}}, by the document's path */
    public ForeignIds made(String operation, String path, @Nullable Object body) {
        return secret(operation, path, path, body);
    }

    /**
     * An operation that has no credentials but a secret in its path.
     *
     * @param path with the owner's id and a stranger's secret
     * @param ownersPath with the owner's secret
     */
    public ForeignIds secret(String operation, String path, String ownersPath, @Nullable Object body) {
        made.put(operation, new Made(path, ownersPath, body == null ? null : Json.text(body)));
        return this;
    }

    /**
     * Operations that are not asked.
     *
     * @param part of their paths
     * @param because what their parameter is, if not an account's id, or who else asks them
     */
    public ForeignIds leftOut(String part, String because) {
        leftOut.put(part, because);
        return this;
    }

    /** @param authorization the header's value; null for none */
    public ForeignIds stranger(String name, @Nullable String authorization, Integer... answers) {
        strangers.add(new Stranger(name, authorization, Set.of(answers)));
        return this;
    }

    /**
     * What strangers were answered that they must not be.
     *
     * @param openApi the service's document, as JSON
     * @param prefix of the paths that are asked
     * @param words that only the owner may read; none is part of an id that is asked with
     * @return sentences; empty where everything is as it should be
     */
    public List<String> faults(String openApi, String prefix, List<String> words) throws Exception {
        var faults = new ArrayList<String>();
        Set<String> documented = operations(openApi, prefix);
        documented.removeIf(operation -> leftOut.keySet().stream().anyMatch(operation::contains));
        for (String operation : documented) {
            if (!made.containsKey(operation)) {
                faults.add(operation + " is new: make one of what its id names for the owner, and add made(\""
                        + operation + "\", path, body) here");
            }
        }
        made.keySet().stream()
                .filter(operation -> !documented.contains(operation))
                .forEach(operation -> faults.add(operation + " is not documented any more"));
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String operation : made.keySet()) {
                for (Stranger stranger : strangers) {
                    Answer answer = call(client, operation, stranger.authorization(), false);
                    if (!stranger.answers().contains(answer.status())) {
                        faults.add("%s by %s was answered %d %s"
                                .formatted(operation, stranger.name(), answer.status(), start(answer.body())));
                    }
                    words.stream()
                            .filter(answer.body()::contains)
                            .forEach(word -> faults.add(
                                    "%s told %s the owner's word %s".formatted(operation, stranger.name(), word)));
                }
            }
        }
        return faults;
    }

    /**
     * Operations whose ids are not there for their owner either, so that nothing would be shown by strangers' not
     * finding them. What removes is asked last.
     */
    public List<String> missedByOwner(String authorization) throws Exception {
        var missed = new ArrayList<String>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String operation : made.keySet().stream()
                    .sorted(Comparator.comparing(
                            name -> METHODS.indexOf(method(name).toLowerCase(Locale.ROOT))))
                    .toList()) {
                Answer answer = call(client, operation, authorization, true);
                if (Set.of(401, 403, 404, 405).contains(answer.status()) || answer.status() >= 500) {
                    missed.add("%s by its owner was answered %d %s"
                            .formatted(operation, answer.status(), start(answer.body())));
                }
            }
        }
        return missed;
    }

    private static Set<String> operations(String openApi, String prefix) throws JsonProcessingException {
        var operations = new TreeSet<String>();
        JsonNode paths = Json.mapper().readTree(openApi).path("paths");
        paths.properties().stream()
                .filter(path ->
                        path.getKey().startsWith(prefix) && path.getKey().contains("{"))
                .forEach(path -> METHODS.stream()
                        .filter(path.getValue()::has)
                        .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    private Answer call(HttpClient client, String operation, @Nullable String authorization, boolean owner)
            throws IOException, InterruptedException {
        Made thing = Objects.requireNonNull(made.get(operation));
        var request = HttpRequest.newBuilder(service.resolve(owner ? thing.ownersPath() : thing.path()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(
                        method(operation),
                        thing.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(thing.body()));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    private static String method(String operation) {
        return operation.substring(0, operation.indexOf(' '));
    }

    private static String start(String body) {
        return body.substring(0, Math.min(160, body.length()));
    }
}
