package chat.parley.contracts.schema;

import chat.parley.contracts.Family;
import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the classes of the contract say of themselves, read by reflection. */
public final class ContractTypes {
    private static final String ROOT = "chat.parley.contracts";

    private ContractTypes() {}

    /** How a type writes which of several it is. */
    record Tag(String property, String value) {}

    /** Every type of the contract that bodies are made of, roots first, each once. */
    public static Set<Class<?>> reachable() {
        var found = new LinkedHashSet<Class<?>>();
        Family.ALL.forEach(family -> reach(family.root(), found));
        return found;
    }

    private static void reach(Class<?> type, Set<Class<?>> found) {
        if (!type.getPackageName().startsWith(ROOT) || !found.add(type)) {
            return;
        }
        if (type.isSealed()) {
            Arrays.stream(type.getPermittedSubclasses()).forEach(subtype -> reach(subtype, found));
        }
        if (type.isRecord()) {
            for (var component : type.getRecordComponents()) {
                reach(component.getType(), found);
                element(component.getGenericType()).ifPresent(element -> reach(element, found));
            }
        }
    }

    /** The name of a type among all types of the contract: its own, after that of the type it is declared in. */
    public static String name(Class<?> type) {
        var outer = type.getDeclaringClass();
        return outer == null ? type.getSimpleName() : name(outer) + "." + type.getSimpleName();
    }

    /** What a list or set consists of; empty for anything else. */
    static Optional<Class<?>> element(Type type) {
        return type instanceof ParameterizedType parameterized
                        && parameterized.getActualTypeArguments().length == 1
                        && parameterized.getActualTypeArguments()[0] instanceof Class<?> element
                ? Optional.of(element)
                : Optional.empty();
    }

    /** What a map leads to; empty for anything else. */
    static Optional<Class<?>> mapped(Type type) {
        return type instanceof ParameterizedType parameterized
                        && parameterized.getActualTypeArguments().length == 2
                        && parameterized.getActualTypeArguments()[1] instanceof Class<?> value
                ? Optional.of(value)
                : Optional.empty();
    }

    public static boolean isOptional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** A field's name in JSON. */
    static String jsonName(RecordComponent component) {
        return Optional.ofNullable(component.getAccessor().getAnnotation(JsonProperty.class))
                .map(JsonProperty::value)
                .orElse(component.getName());
    }

    /** The one field of a record that is written as that field's value; empty for all others. */
    static Optional<RecordComponent> onlyValue(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getAccessor().isAnnotationPresent(JsonValue.class))
                .findFirst();
    }

    /** The names of an enumeration's constants in JSON. */
    public static List<String> enumNames(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> enumName((Enum<?>) constant))
                .toList();
    }

    private static String enumName(Enum<?> constant) {
        try {
            for (var method : constant.getDeclaringClass().getMethods()) {
                if (method.isAnnotationPresent(JsonValue.class)) {
                    return (String) method.invoke(constant);
                }
            }
            Field field = constant.getDeclaringClass().getField(constant.name());
            return Optional.ofNullable(field.getAnnotation(JsonProperty.class))
                    .map(JsonProperty::value)
                    .orElse(constant.name());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How a record tells itself apart from the others of its sealed interface; empty when it belongs to none. */
    static Optional<Tag> tag(Class<?> record) {
        return interfaces(record)
                .filter(type -> annotation(type, JsonSubTypes.class).isPresent())
                .findFirst()
                .map(parent -> new Tag(
                        annotation(parent, JsonTypeInfo.class).orElseThrow().property(),
                        Arrays.stream(annotation(parent, JsonSubTypes.class)
                                        .orElseThrow()
                                        .value())
                                .filter(subtype -> subtype.value().equals(record))
                                .map(JsonSubTypes.Type::name)
                                .findFirst()
                                .orElseThrow(() -> new AssertionError(
                                        name(record) + " is not listed in @JsonSubTypes of " + name(parent)))));
    }

    /** The type's own, or one that stands in an annotation of it that Jackson looks into. */
    private static <A extends Annotation> Optional<A> annotation(Class<?> type, Class<A> wanted) {
        return Stream.concat(
                        Stream.of(type),
                        Arrays.stream(type.getAnnotations())
                                .<Class<?>>map(Annotation::annotationType)
                                .filter(each -> each.isAnnotationPresent(JacksonAnnotationsInside.class)))
                .map(each -> each.getAnnotation(wanted))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Those of the type itself and, after them, theirs. */
    private static Stream<Class<?>> interfaces(Class<?> type) {
        return Arrays.stream(type.getInterfaces()).flatMap(each -> Stream.concat(Stream.of(each), interfaces(each)));
    }
}
