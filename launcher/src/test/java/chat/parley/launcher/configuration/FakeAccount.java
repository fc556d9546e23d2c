package chat.parley.launcher.configuration;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An account behind the public API, in memory: ids of its own, versions that rise, secrets that are never answered. */
final class FakeAccount implements AccountApi {
    final List<String> requests = new ArrayList<>();
    private final String prefix;
    private final Map<String, Map<String, JsonObject>> things = new LinkedHashMap<>();
    private int made;

    /** @param prefix of every id, so that two accounts share none */
    FakeAccount(String prefix) {
        this.prefix = prefix;
        for (var kind : SettingKind.values()) {
            things.put(kind.path(), new LinkedHashMap<>());
            if (kind.isSingle()) {
                single(kind, new JsonObject());
            }
        }
        single(SettingKind.ACCOUNT, new JsonObject().put("accountId", prefix).put("name", "A shop"));
    }

    void single(SettingKind kind, JsonObject body) {
        things(kind.path()).put("", body.copy().put("version", 1));
    }

    /** @return its id */
    String add(SettingKind kind, JsonObject body) {
        var id = prefix + "-" + ++made;
        things(kind.path()).put(id, body.copy().put(kind.idField(), id).put("version", 1));
        return id;
    }

    JsonObject thing(SettingKind kind, String id) {
        return things(kind.path()).getOrDefault(id, new JsonObject());
    }

    List<JsonObject> all(SettingKind kind) {
        return List.copyOf(things(kind.path()).values());
    }

    @Override
    public Map<String, Object> get(String path) {
        var kind = kind(path.split("\\?", 2)[0]);
        var answer = kind.isSingle()
                ? thing(kind, "")
                : new JsonObject().put(kind.rows(), new JsonArray(new ArrayList<>(all(kind))));
        return new JsonObject(answer.encode()).getMap();
    }

    @Override
    public Map<String, Object> send(String method, String path, Map<String, Object> body) throws IOException {
        requests.add(method + " " + path.split("\\?", 2)[0].replaceAll("/" + prefix + "-\\d+$", "/…"));
        var sent = new JsonObject(new JsonObject(body).encode());
        sent.fieldNames().removeIf(field -> sent.getValue(field) == null);
        var kind = kind(path);
        if (method.equals("POST")) {
            if ("refused".equals(sent.getString("name"))) {
                throw new IOException("Refused, invalid-setting: secrets.token is missing.");
            }
            if ("web".equals(sent.getString("kind"))) {
                sent.put("secretNames", new JsonArray().add("identity"));
            }
            return thing(kind, add(kind, sent)).getMap();
        }
        var id =
                kind.isSingle() ? "" : path.substring(path.lastIndexOf('/') + 1).split("\\?", 2)[0];
        var before = thing(kind, id);
        if (method.equals("DELETE")) {
            things(kind.path()).remove(id);
            return Map.of();
        }
        if (!before.getInteger("version").equals(sent.getInteger("version"))) {
            throw new IOException("Refused, version-conflict: somebody else saved first.");
        }
        if (sent.remove("lines") instanceof String lines) {
            sent.put("categories", categories(lines));
        }
        var after = sent.put("version", sent.getInteger("version") + 1);
        for (var stays : List.of(kind.idField(), "accountId", "secretNames")) {
            if (before.containsKey(stays)) {
                after.put(stays, before.getValue(stays));
            }
        }
        things(kind.path()).put(id, after);
        return after.getMap();
    }

    private static JsonArray categories(String lines) {
        var categories = new JsonArray();
        lines.lines()
                .map(line -> new JsonObject().put("categoryId", line).put("name", line))
                .forEach(categories::add);
        return categories;
    }

    private Map<String, JsonObject> things(String path) {
        return things.getOrDefault(path, new LinkedHashMap<>());
    }

    private static SettingKind kind(String path) {
        for (var kind : SettingKind.values()) {
            if (path.equals(kind.path()) || !kind.isSingle() && path.startsWith(kind.path() + "/")) {
                return kind;
            }
        }
        throw new IllegalArgumentException(path);
    }
}
