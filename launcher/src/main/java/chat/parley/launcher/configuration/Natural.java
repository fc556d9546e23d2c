package chat.parley.launcher.configuration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A setting as a file has it: names instead of ids, members and lists in one order, and nothing that is secret. */
final class Natural {
    static final String SECRETS = "secrets";
    private static final String BETWEEN = " / ";

    private Natural() {}

    /** @param answer of the API */
    static Map<String, Object> of(SettingKind kind, Map<String, Object> answer, Names names) {
        var body = new LinkedHashMap<>(answer);
        body.keySet().removeAll(List.of("version", "warnings", "accountId"));
        body.remove(kind.idField());
        var secrets = body.get("secretNames");
        body.keySet().removeAll(kind.kept());
        switch (kind) {
            case CHANNELS -> body.put(SECRETS, secrets);
            case CLASSIFICATION -> body.put("categories", categories(Tree.objects(body.get("categories"))));
            case TEMPLATES, MACROS -> body.remove("operatorId");
            case HANDLERS ->
                body.replaceAll((moment, one) -> {
                    var handler = Tree.object(one);
                    handler.keySet().removeAll(kind.kept());
                    handler.keySet().removeAll(List.of("version", "name"));
                    return handler;
                });
            case ACCOUNT,
                    DISTRIBUTION,
                    CALENDARS,
                    TIMES,
                    DEPARTMENTS,
                    OPERATORS,
                    BOTS,
                    PLACEMENTS,
                    VISITS,
                    KEYWORD_RULES,
                    SLAS,
                    AUTOMATIONS,
                    WEBHOOKS -> {
                // As it is answered.
            }
        }
        var named = References.named(kind, body, names);
        kind.optional().forEach(field -> named.putIfAbsent(field, null));
        return ordered(kind, named);
    }

    /**
     * What is sent to make a setting so.
     *
     * @param present its answer before, or empty: what a file leaves out stays
     * @throws References.UnknownName for a name that nothing has
     */
    static Map<String, Object> body(
            SettingKind kind, Map<String, Object> natural, Map<String, Object> present, Names names) {
        var wanted = new LinkedHashMap<>(natural);
        wanted.remove(SECRETS);
        if (kind == SettingKind.CLASSIFICATION && wanted.remove("categories") instanceof List<?> categories) {
            wanted.put("lines", lines(categories));
        }
        var body = References.identified(kind, wanted, names);
        if (kind != SettingKind.CHANNELS && kind != SettingKind.WEBHOOKS && kind != SettingKind.HANDLERS) {
            kind.kept().stream()
                    .filter(field -> present.get(field) != null)
                    .forEach(field -> body.put(field, present.get(field)));
        }
        if (present.get("version") != null) {
            body.put("version", present.get("version"));
        }
        return body;
    }

    /** What each is called: several of one name are numbered, by what is in them. */
    static Map<String, Map<String, Object>> labelled(SettingKind kind, List<Map<String, Object>> bodies) {
        var groups = new TreeMap<String, List<Map<String, Object>>>();
        for (var body : bodies) {
            groups.computeIfAbsent(label(kind, body), any -> new ArrayList<>()).add(body);
        }
        var ranked = new LinkedHashMap<String, Map<String, Object>>();
        groups.forEach((label, same) -> {
            same.sort(Comparator.comparing(body -> Tree.leaves(body).toString()));
            for (int i = 0; i < same.size(); i++) {
                ranked.put(i == 0 ? label : label + " #" + (i + 1), same.get(i));
            }
        });
        return byRank(ranked);
    }

    private static Map<String, Map<String, Object>> byRank(Map<String, Map<String, Object>> named) {
        var sorted = new LinkedHashMap<String, Map<String, Object>>();
        named.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> rank(entry.getValue())))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    private static long rank(Map<String, Object> body) {
        return body.get("rank") instanceof Number rank ? rank.longValue() : 0;
    }

    private static String label(SettingKind kind, Map<String, Object> body) {
        return switch (kind) {
            case OPERATORS -> text(body, "email");
            case CHANNELS -> text(body, "kind") + " " + text(body, "name");
            case TEMPLATES ->
                String.join(
                        BETWEEN,
                        whose(body),
                        text(body, "language"),
                        text(body, "section"),
                        text(body, "name").isEmpty() ? text(body, "text") : text(body, "name"));
            case MACROS -> String.join(BETWEEN, whose(body), text(body, "name"));
            case WEBHOOKS -> text(body, "name").isEmpty() ? text(body, "url") : text(body, "name");
            case ACCOUNT,
                    DISTRIBUTION,
                    CLASSIFICATION,
                    CALENDARS,
                    TIMES,
                    DEPARTMENTS,
                    BOTS,
                    PLACEMENTS,
                    VISITS,
                    KEYWORD_RULES,
                    SLAS,
                    AUTOMATIONS,
                    HANDLERS -> text(body, "name");
        };
    }

    private static String whose(Map<String, Object> body) {
        return body.get("department") == null ? text(body, "level") : text(body, "department");
    }

    private static String text(Map<String, Object> body, String field) {
        var value = body.get(field);
        return value == null ? "" : value.toString();
    }

    /** Names first, everything else by the alphabet; lists whose order means nothing are sorted. */
    static Map<String, Object> ordered(SettingKind kind, Map<String, Object> body) {
        var ordered = new TreeMap<String, Object>(
                Comparator.comparing((String field) -> !field.equals("name")).thenComparing(Comparator.naturalOrder()));
        body.forEach((field, value) -> ordered.put(field, ordered(kind, field, value)));
        return new LinkedHashMap<>(ordered);
    }

    private static @Nullable Object ordered(SettingKind kind, String field, @Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> ordered(kind, Tree.object(map));
            case List<?> list -> {
                // A list of its own, so that no two places of a file are one.
                var inner = new ArrayList<Object>();
                list.forEach(one -> inner.add(ordered(kind, field, one)));
                if (!kind.isOrdered(field) && inner.stream().allMatch(String.class::isInstance)) {
                    inner.sort(Comparator.comparing(String::valueOf));
                }
                yield inner;
            }
            case null -> null;
            default -> value;
        };
    }

    private static List<String> categories(List<Map<String, Object>> categories) {
        var names = new HashMap<String, String>();
        categories.forEach(category -> names.put(text(category, "categoryId"), text(category, "name")));
        return categories.stream()
                .map(category -> category.get("parentId") == null
                        ? text(category, "name")
                        : names.get(text(category, "parentId")) + BETWEEN + text(category, "name"))
                .toList();
    }

    private static String lines(List<?> categories) {
        var lines = new StringBuilder();
        for (var category : categories) {
            var name = String.valueOf(category);
            int at = name.indexOf(BETWEEN);
            lines.append(at < 0 ? name : " " + name.substring(at + BETWEEN.length()))
                    .append('\n');
        }
        return lines.toString();
    }
}
