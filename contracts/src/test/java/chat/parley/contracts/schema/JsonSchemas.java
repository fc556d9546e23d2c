package chat.parley.contracts.schema;

import chat.parley.contracts.dialog.ChannelKind;
import java.lang.reflect.RecordComponent;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** JSON Schema, draft 2020-12, of every type of the contract: one file each, which name each other. */
final class JsonSchemas {
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
    private static final String ID_PACKAGE = "chat.parley.contracts.id";
    private static final Set<Class<?>> INTEGERS = Set.of(int.class, Integer.class);
    private static final Set<Class<?>> LONGS = Set.of(long.class, Long.class);

    private static final Set<Class<?>> BOOLEANS = Set.of(boolean.class, Boolean.class);

    private final SourceComments comments;

    JsonSchemas(SourceComments comments) {
        this.comments = comments;
    }

    /** The file of a type. */
    static String file(Class<?> type) {
        return ContractTypes.name(type) + ".json";
    }

    /** All schemas by file. */
    Map<String, Map<String, Object>> all() {
        var schemas = new TreeMap<String, Map<String, Object>>();
        ContractTypes.reachable().forEach(type -> schemas.put(file(type), schema(type)));
        return schemas;
    }

    private Map<String, Object> schema(Class<?> type) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", DRAFT);
        schema.put("title", ContractTypes.name(type));
        describe(schema, comments.of(type).text());
        if (type.isSealed()) {
            schema.put(
                    "oneOf",
                    Arrays.stream(type.getPermittedSubclasses())
                            .map(JsonSchemas::reference)
                            .toList());
        } else if (type.isEnum()) {
            schema.put("type", "string");
            schema.put("enum", ContractTypes.enumNames(type));
        } else {
            ContractTypes.onlyValue(type)
                    .ifPresentOrElse(
                            value -> schema.putAll(restricted(type, value)), () -> schema.putAll(object(type)));
        }
        return schema;
    }

    private static Map<String, Object> restricted(Class<?> type, RecordComponent value) {
        var schema = new LinkedHashMap<>(value(value));
        if (type.getPackageName().equals(ID_PACKAGE)) {
            schema.put("pattern", "^[A-Za-z0-9_-]{1,64}$");
        } else if (type.equals(ChannelKind.class)) {
            schema.put("pattern", "^[a-z][a-z0-9-]{0,31}$");
        }
        return schema;
    }

    private Map<String, Object> object(Class<?> type) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        ContractTypes.tag(type).ifPresent(tag -> {
            properties.put(tag.property(), Map.of("const", tag.value()));
            required.add(tag.property());
        });
        for (var component : type.getRecordComponents()) {
            var property = new LinkedHashMap<>(value(component));
            describe(property, comments.of(type).of(component.getName()));
            properties.put(ContractTypes.jsonName(component), property);
            if (!ContractTypes.isOptional(component)) {
                required.add(ContractTypes.jsonName(component));
            }
        }
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    private static Map<String, Object> value(RecordComponent component) {
        var element = ContractTypes.element(component.getGenericType());
        if (element.isPresent()) {
            var array = new LinkedHashMap<String, Object>();
            array.put("type", "array");
            array.put("items", value(element.get()));
            if (component.getType().equals(Set.class)) {
                array.put("uniqueItems", true);
            }
            return array;
        }
        var mapped = ContractTypes.mapped(component.getGenericType());
        if (mapped.isPresent()) {
            return ordered("type", "object", "additionalProperties", value(mapped.get()));
        }
        return value(component.getType());
    }

    private static Map<String, Object> value(Class<?> type) {
        if (type.equals(String.class)) {
            return Map.of("type", "string");
        }
        if (BOOLEANS.contains(type)) {
            return Map.of("type", "boolean");
        }
        if (INTEGERS.contains(type)) {
            return ordered("type", "integer", "format", "int32");
        }
        if (LONGS.contains(type)) {
            return ordered("type", "integer", "format", "int64");
        }
        if (type.equals(Instant.class)) {
            return ordered("type", "string", "format", "date-time");
        }
        if (type.equals(LocalDate.class)) {
            return ordered("type", "string", "format", "date");
        }
        if (type.equals(LocalTime.class)) {
            return ordered("type", "string", "pattern", "^[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?$");
        }
        if (type.equals(DayOfWeek.class)) {
            return ordered(
                    "type",
                    "string",
                    "enum",
                    Arrays.stream(DayOfWeek.values()).map(DayOfWeek::name).toList());
        }
        if (!ContractTypes.reachable().contains(type)) {
            throw new AssertionError("no schema is known for " + type + "; teach it to JsonSchemas");
        }
        return reference(type);
    }

    private static Map<String, Object> reference(Class<?> type) {
        return Map.of("$ref", file(type));
    }

    private static Map<String, Object> ordered(String key, Object value, String otherKey, Object otherValue) {
        var map = new LinkedHashMap<String, Object>();
        map.put(key, value);
        map.put(otherKey, otherValue);
        return map;
    }

    private static void describe(Map<String, Object> schema, String description) {
        if (!description.isEmpty()) {
            schema.put("description", description);
        }
    }
}
