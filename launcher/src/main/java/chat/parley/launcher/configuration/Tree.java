package chat.parley.launcher.configuration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Bodies as plain maps, lists and values. */
final class Tree {
    private static final int LONGEST = 60;

    private Tree() {}

    /** A map with texts for keys; null values stay. */
    static Map<String, Object> object(@Nullable Object value) {
        var object = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, member) -> object.put(String.valueOf(key), member));
        }
        return object;
    }

    /** The maps of a list. */
    static List<Map<String, Object>> objects(@Nullable Object value) {
        return value instanceof List<?> list ? list.stream().map(Tree::object).toList() : List.of();
    }

    /** Every value by where it stands, in order; empty ones are none. */
    static Map<String, String> leaves(@Nullable Object value) {
        var leaves = new TreeMap<String, String>();
        collect("", value, leaves);
        return leaves;
    }

    /** What is otherwise in {@code after}, a line for each place. */
    static List<String> differences(Map<String, Object> before, Map<String, Object> after) {
        var was = leaves(before);
        var is = leaves(after);
        var places = new TreeSet<>(was.keySet());
        places.addAll(is.keySet());
        var lines = new ArrayList<String>();
        for (var place : places) {
            if (!Objects.equals(was.get(place), is.get(place))) {
                lines.add(place + ": " + said(was.get(place)) + " → " + said(is.get(place)));
            }
        }
        return lines;
    }

    private static void collect(String place, @Nullable Object value, Map<String, String> leaves) {
        switch (value) {
            case Map<?, ?> map ->
                map.forEach(
                        (key, member) -> collect(place.isEmpty() ? key.toString() : place + "." + key, member, leaves));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    collect(place + "[" + i + "]", list.get(i), leaves);
                }
            }
            case null -> {
                // Nothing stands there.
            }
            default -> {
                if (!value.toString().isEmpty()) {
                    leaves.put(place, value.toString());
                }
            }
        }
    }

    private static String said(@Nullable String value) {
        if (value == null) {
            return "none";
        }
        var line = value.replace("\n", "\\n");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
