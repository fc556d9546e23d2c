package chat.parley.ingest.channel.web;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.text.WellFormed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The members of one frame, each read as what it must be. Nothing of a member's content ever gets into a refusal.
 *
 * @param json the frame as parsed JSON
 */
record FrameMembers(Map<?, ?> json) {
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    CommandId ref() {
        String ref = text("ref");
        if (!UUID.matcher(ref).matches()) {
            throw new ContractViolation(ErrorCode.INVALID_ID, "ref must be a UUID");
        }
        return new CommandId(ref);
    }

    /** The frame's own {@code ref}, to be repeated in an answer; null when it has no usable one. */
    @Nullable
    String usableRef() {
        return json.get("ref") instanceof String ref && UUID.matcher(ref).matches() ? ref : null;
    }

    String text(String name) {
        String value = optionalText(name);
        if (value == null) {
            throw invalid(name + " is missing");
        }
        return value;
    }

    @Nullable
    String optionalText(String name) {
        Object value = json.get(name);
        if (value != null && !(value instanceof String)) {
            throw invalid(name + " must be a text");
        }
        return (String) value;
    }

    boolean flag(String name) {
        if (json.get(name) instanceof Boolean value) {
            return value;
        }
        throw invalid(name + " must be true or false");
    }

    /** False where it is missing. */
    boolean optionalFlag(String name) {
        return json.get(name) != null && flag(name);
    }

    boolean has(String name) {
        return json.get(name) != null;
    }

    long wholeNumber(String name) {
        Object given = json.get(name);
        if (given instanceof Integer || given instanceof Long) {
            return ((Number) given).longValue();
        }
        throw invalid(name + " must be a whole number");
    }

    List<String> texts(String name) {
        return list(name, item -> {
            if (!(item instanceof String text)) {
                throw invalid(name + " must be a list of texts");
            }
            return text;
        });
    }

    /** Empty where it is missing. */
    <T> List<T> list(String name, Function<@Nullable Object, T> read) {
        Object value = json.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw invalid(name + " must be a list");
        }
        var items = new ArrayList<T>();
        for (Object item : list) {
            items.add(read.apply(item));
        }
        return items;
    }

    /** The page is an extra: an address that cannot be shown as a link is dropped and never costs a message. */
    @Nullable
    String page(String name) {
        if (!(json.get(name) instanceof String page)
                || page.length() > WellFormed.PAGE_LIMIT
                || !(page.startsWith("https://") || page.startsWith("http://"))) {
            return null;
        }
        try {
            return WellFormed.optional(name, page, WellFormed.PAGE_LIMIT);
        } catch (ContractViolation e) {
            return null;
        }
    }

    static ContractViolation invalid(String detail) {
        return new ContractViolation(ErrorCode.INVALID_REQUEST, detail);
    }
}
