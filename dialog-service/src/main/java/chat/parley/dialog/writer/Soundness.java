package chat.parley.dialog.writer;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.text.WellFormed;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a body should not be: JSON gives null for a missing field, whatever the record's type says, and a text
 * that the constructors do not check may hold what no database takes.
 */
final class Soundness {
    private record Part(RecordComponent component, boolean required) {}

    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(component -> !component.getType().isPrimitive())
                    .map(component ->
                            new Part(component, !component.getAnnotatedType().isAnnotationPresent(Nullable.class)))
                    .toList();
        }
    };

    private Soundness() {}

    /** What is wrong with a record or one within it, without its content; null when it is sound. */
    static @Nullable String flaw(Object value) {
        if (!(value instanceof Record)) {
            return null;
        }
        for (Part part : PARTS.get(value.getClass())) {
            Object content = content(value, part.component());
            if (content == null && part.required()) {
                return "a required field is missing: " + part.component().getName();
            }
            String flaw = content instanceof String text
                    ? flawOf(part.component().getName(), text)
                    : content == null ? null : flaw(content);
            if (flaw != null) {
                return flaw;
            }
        }
        return null;
    }

    private static @Nullable Object content(Object value, RecordComponent component) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("accessors of public records can be called", e);
        }
    }

    private static @Nullable String flawOf(String name, String text) {
        try {
            WellFormed.optional(name, text, Integer.MAX_VALUE);
            return null;
        } catch (ContractViolation e) {
            return e.getMessage();
        }
    }
}
