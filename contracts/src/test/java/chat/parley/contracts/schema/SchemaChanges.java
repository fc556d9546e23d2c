package chat.parley.contracts.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What breaks somebody between two states of the contract: those who read by the earlier one what is written by the
 * later one, and the reverse, because both run beside each other while a suite is upgraded.
 */
final class SchemaChanges {
    private static final String PROPERTIES = "properties";
    private static final String DESCRIPTION = "description";
    private static final String REQUIRED = "required";

    private final List<String> breaking = new ArrayList<>();

    private SchemaChanges() {}

    /**
     * What must not be done to schemas that were released; empty where nothing was.
     *
     * @param released schemas by file
     * @param present the same as they are now; more than those may be there
     */
    static List<String> breaking(JsonNode released, JsonNode present) {
        var changes = new SchemaChanges();
        released.properties().forEach(file -> {
            var now = present.get(file.getKey());
            if (now == null) {
                changes.breaking.add(file.getKey() + ": the type is gone");
            } else {
                changes.type(file.getKey(), file.getValue(), now);
            }
        });
        return changes.breaking;
    }

    private void type(String file, JsonNode before, JsonNode now) {
        for (var each : names(before.path("oneOf"))) {
            if (!names(now.path("oneOf")).contains(each)) {
                breaking.add(file + ": no longer one of them is " + each);
            }
        }
        before.path(PROPERTIES).properties().forEach(property -> {
            var changed = now.path(PROPERTIES).get(property.getKey());
            if (changed == null) {
                breaking.add(file + ": the field " + property.getKey() + " is gone");
            } else if (!plain(property.getValue()).equals(plain(changed))) {
                breaking.add(file + ": the field " + property.getKey() + " is " + plain(changed) + " and was "
                        + plain(property.getValue()));
            }
        });
        required(file, names(before.path(REQUIRED)), names(now.path(REQUIRED)));
        if (!rest(before).equals(rest(now))) {
            breaking.add(file + ": is " + rest(now) + " and was " + rest(before));
        }
    }

    private void required(String file, TreeSet<String> before, TreeSet<String> now) {
        for (var name : before) {
            if (!now.contains(name)) {
                breaking.add(file + ": readers may count on " + name + ", which is optional now");
            }
        }
        for (var name : now) {
            if (!before.contains(name)) {
                breaking.add(file + ": who wrote before does not write " + name + ", which is required now");
            }
        }
    }

    /** Everything that is neither words nor looked at by itself; names of enumerations are among it. */
    private static JsonNode rest(JsonNode schema) {
        var rest = plain(schema);
        for (var seen : List.of("oneOf", PROPERTIES, REQUIRED, "title")) {
            ((ObjectNode) rest).remove(seen);
        }
        return rest;
    }

    /** Without words for people. */
    static JsonNode plain(JsonNode schema) {
        var copy = schema.<JsonNode>deepCopy();
        if (copy instanceof ObjectNode object) {
            // A field may have that name, and then it is no text.
            if (object.path(DESCRIPTION).isTextual()) {
                object.remove(DESCRIPTION);
            }
            object.properties().forEach(entry -> object.set(entry.getKey(), plain(entry.getValue())));
        }
        return copy;
    }

    private static TreeSet<String> names(JsonNode array) {
        var names = new TreeSet<String>();
        array.forEach(each ->
                names.add(each.isTextual() ? each.asText() : each.path("$ref").asText()));
        return names;
    }
}
