package chat.parley.launcher.configuration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an account has configured now. */
public final class AccountState {
    private static final String PAGE = "?limit=500";

    private final Map<SettingKind, Map<String, Thing>> things = new EnumMap<>(SettingKind.class);
    private final Names names = new Names();
    private String account = "";

    private AccountState() {}

    /**
     * One setting.
     *
     * @param id empty for the only one of its kind
     * @param answer as the API has it
     * @param natural as a file has it
     */
    record Thing(String id, Map<String, Object> answer, Map<String, Object> natural) {}

    /**
     * Reads everything.
     *
     * @throws IOException when the suite refuses something, with its own words
     */
    public static AccountState read(AccountApi api) throws IOException, InterruptedException {
        var state = new AccountState();
        for (var kind : SettingKind.values()) {
            state.things.put(kind, kind.isSingle() ? state.single(api, kind) : state.list(api, kind));
        }
        return state;
    }

    /** The account's id. */
    public String account() {
        return account;
    }

    Names names() {
        return names;
    }

    Map<String, Thing> things(SettingKind kind) {
        return things.getOrDefault(kind, Map.of());
    }

    /** Everything as a file has it. */
    public Configuration configuration() {
        var settings = new EnumMap<SettingKind, Map<String, Map<String, Object>>>(SettingKind.class);
        SettingKind.configured().forEach(kind -> {
            var naturals = new LinkedHashMap<String, Map<String, Object>>();
            things(kind).forEach((label, thing) -> naturals.put(label, thing.natural()));
            settings.put(kind, naturals);
        });
        return new Configuration(settings);
    }

    private Map<String, Thing> single(AccountApi api, SettingKind kind) throws IOException, InterruptedException {
        var answer = api.get(kind.path());
        if (kind == SettingKind.ACCOUNT) {
            account = String.valueOf(answer.get("accountId"));
        }
        return Map.of("", new Thing("", answer, Natural.of(kind, answer, names)));
    }

    private Map<String, Thing> list(AccountApi api, SettingKind kind) throws IOException, InterruptedException {
        var naturals = new ArrayList<Map<String, Object>>();
        var answers = new IdentityHashMap<Map<String, Object>, Map<String, Object>>();
        for (var answer : rows(api, kind)) {
            // Personal templates and macros are their owners', not the account's.
            if (!"personal".equals(answer.get("level"))) {
                var natural = Natural.of(kind, answer, names);
                naturals.add(natural);
                answers.put(natural, answer);
            }
        }
        var list = new LinkedHashMap<String, Thing>();
        Natural.labelled(kind, naturals).forEach((label, natural) -> {
            var answer = answers.getOrDefault(natural, new HashMap<>());
            var id = String.valueOf(answer.get(kind.idField()));
            names.add(kind, label, id);
            list.put(label, new Thing(id, answer, natural));
        });
        return list;
    }

    private static List<Map<String, Object>> rows(AccountApi api, SettingKind kind)
            throws IOException, InterruptedException {
        if (kind != SettingKind.TEMPLATES) {
            return Tree.objects(api.get(kind.path()).get(kind.rows()));
        }
        var rows = new ArrayList<Map<String, Object>>();
        var page = api.get(kind.path() + PAGE);
        rows.addAll(Tree.objects(page.get(kind.rows())));
        while (page.get("next") != null) {
            page = api.get(kind.path() + PAGE + "&after=" + page.get("next"));
            rows.addAll(Tree.objects(page.get(kind.rows())));
        }
        return rows;
    }
}
