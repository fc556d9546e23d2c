package chat.parley.admin.field;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.text.WellFormed;
import chat.parley.platform.problem.Problem;
import chat.parley.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one body and collects what is wrong with them, so that a form can mark every bad field at once.
 * Each method answers a usable value even for a bad field; {@link #done()} throws in the end.
 */
public final class Fields {
    /** The longest time that may be set, in seconds: thirty days. */
    public static final int LONGEST_SECONDS = 30 * 86_400;

    /** The longest text that visitors or operators are shown. */
    public static final int LONGEST_TEXT = 4_096;

    private static final int MOST_ENTRIES = 100;
    private static final int MOST_EMAILS = 20;
    private static final int LONGEST_LABEL = 64;

    private final List<Problem.FieldError> errors = new ArrayList<>();

    /**
     * The body of a request that needs one.
     *
     * @throws ProblemException with {@code invalid-request} when there is none
     */
    public static <T> T body(@Nullable T body) {
        if (body == null) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "the request needs a body");
        }
        return body;
    }

    /** A text that must be there and not blank, without the blanks around it. */
    public String name(String field, @Nullable String value) {
        return required(field, value, WellFormed.NAME_LIMIT);
    }

    /** As {@link #name}, of at most {@code limit} UTF-16 units. */
    public String required(String field, @Nullable String value, int limit) {
        return value == null ? missing(field, "") : text(field, value, limit, WellFormed::required);
    }

    /** A text of at most {@code limit} UTF-16 units that must be there but may be empty. */
    public String text(String field, @Nullable String value, int limit) {
        return value == null ? missing(field, "") : text(field, value, limit, WellFormed::optional);
    }

    /** A number that must be there and lie in the range, ends included. */
    public int within(String field, @Nullable Integer value, int least, int greatest) {
        if (value == null) {
            return missing(field, least);
        }
        if (value < least || value > greatest) {
            return wrong(field, "must be " + least + " to " + greatest, least);
        }
        return value;
    }

    /** A time in seconds that must be there, 0 to thirty days. */
    public int seconds(String field, @Nullable Integer value) {
        return within(field, value, 0, LONGEST_SECONDS);
    }

    /** A yes or no that must be there. */
    public boolean flag(String field, @Nullable Boolean value) {
        return value == null ? missing(field, false) : value;
    }

    /** An IANA time zone by region and city, or UTC [W-03]. */
    public String timeZone(String field, @Nullable String value) {
        if (value == null) {
            return missing(field, "UTC");
        }
        return Words.isTimeZone(value)
                ? value
                : wrong(field, "must be a time zone of the IANA list, for example Europe/Moscow", "UTC");
    }

    /** A two-letter ISO 639-1 code [W-05]. */
    public String language(String field, @Nullable String value) {
        if (value == null) {
            return missing(field, "en");
        }
        return Words.isLanguage(value)
                ? value
                : wrong(field, "must be a two-letter language code of ISO 639-1, for example ru", "en");
    }

    /** At least one language [W-38]; {@code fallback} where none is given at all. */
    public Set<String> languages(String field, @Nullable Collection<String> values, String fallback) {
        if (values == null) {
            return Set.of(fallback);
        }
        if (values.isEmpty()) {
            return wrong(field, "must name at least one language", Set.of(fallback));
        }
        return entries(field, values, value -> language(field, value));
    }

    /** Exact origins, as browsers send them; none stands for any. */
    public Set<String> origins(String field, @Nullable Collection<String> values) {
        return values == null
                ? missing(field, Set.of())
                : entries(
                        field,
                        values,
                        value -> Origins.canonical(value)
                                .orElseGet(() -> wrong(
                                        field,
                                        "must be exact origins: http or https, a host and at most a port, for example"
                                                + " https://shop.example",
                                        "")));
    }

    /** Short words such as skills and tags, without the blanks around them; none where they are left out. */
    public Set<String> labels(String field, @Nullable Collection<String> values) {
        return values == null ? Set.of() : entries(field, values, value -> required(field, value, LONGEST_LABEL));
    }

    /** Ids of other things; their form is checked, not whether they exist. */
    public <T> Set<T> ids(String field, @Nullable Collection<String> values, Function<String, T> type) {
        if (values == null) {
            return missing(field, Set.of());
        }
        if (values.size() > MOST_ENTRIES) {
            return wrong(field, "must have at most " + MOST_ENTRIES + " entries", Set.of());
        }
        var ids = new LinkedHashSet<T>();
        for (String value : values) {
            T id = id(field, value, type);
            if (id != null) {
                ids.add(id);
            }
        }
        return ids;
    }

    /** The id of another thing, or null for none. */
    public <T> @Nullable T optionalId(String field, @Nullable String value, Function<String, T> type) {
        if (value == null) {
            return null;
        }
        try {
            return type.apply(value);
        } catch (ContractViolation e) {
            refuse(field, e.code(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** The id of another thing that must be given; null only when it is noted as bad. */
    public <T> @Nullable T id(String field, @Nullable String value, Function<String, T> type) {
        if (value == null) {
            refuse(field, ErrorCode.INVALID_REQUEST, "is missing");
            return null;
        }
        return optionalId(field, value, type);
    }

    /** An e-mail address, in lower case. */
    public String email(String field, @Nullable String value) {
        return value == null
                ? missing(field, "")
                : Words.email(value).orElseGet(() -> wrong(field, "must be an e-mail address", ""));
    }

    /** One or several e-mail addresses between commas, each once, in lower case [W-06]. */
    public String emails(String field, @Nullable String value) {
        if (value == null) {
            return missing(field, "");
        }
        List<Optional<String>> read =
                Stream.of(value.split(",", -1)).map(Words::email).distinct().toList();
        if (read.size() > MOST_EMAILS || read.stream().anyMatch(Optional::isEmpty)) {
            return wrong(field, "must be 1 to " + MOST_EMAILS + " e-mail addresses between commas", "");
        }
        return read.stream().flatMap(Optional::stream).collect(Collectors.joining(","));
    }

    /** A colour as {@code #rrggbb}, in lower case. */
    public String colour(String field, @Nullable String value) {
        return value == null
                ? missing(field, "")
                : Words.colour(value)
                        .orElseGet(() ->
                                wrong(field, "must be a colour of six hexadecimal digits, for example #2563eb", ""));
    }

    /** One of a few words. */
    public String oneOf(String field, @Nullable String value, String... allowed) {
        return oneOf(field, value, Stream.of(allowed).collect(Collectors.toMap(word -> word, word -> word)));
    }

    /** One of the constants by its name in JSON: in lower case, with {@code -} between words. */
    public <E extends Enum<E>> E constant(String field, @Nullable String value, Class<E> type) {
        return oneOf(
                field,
                value,
                Stream.of(type.getEnumConstants())
                        .collect(Collectors.toMap(
                                each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'), each -> each)));
    }

    /** The version the caller read before. */
    public long version(@Nullable Long value) {
        return value == null ? missing("version", 0L) : value;
    }

    /** Notes that a value is outside what is allowed. */
    public void refuse(String field, String detail) {
        refuse(field, ErrorCode.INVALID_SETTING, detail);
    }

    /** Notes that something else has this name already. */
    public void taken(String field, String detail) {
        refuse(field, ErrorCode.NAME_TAKEN, detail);
    }

    /** Whether nothing was said against a field so far. */
    public boolean isGood(String field) {
        return errors.stream().noneMatch(error -> error.field().equals(field));
    }

    /** Notes what is wrong with a field. */
    public void refuse(String field, ErrorCode code, String detail) {
        errors.add(new Problem.FieldError(field, code, detail));
    }

    /** What is wrong so far. */
    public List<Problem.FieldError> errors() {
        return List.copyOf(errors);
    }

    /** @throws ProblemException with the first bad field's code and all bad fields, when there is one */
    public void done() {
        if (!errors.isEmpty()) {
            Problem.FieldError first = errors.getFirst();
            throw new ProblemException(
                    Problem.of(first.code(), first.field() + " " + first.detail(), List.copyOf(errors)));
        }
    }

    private interface Check {
        @Nullable
        String of(String field, String value, int limit);
    }

    private String text(String field, String value, int limit, Check check) {
        try {
            String checked = check.of(field, value.strip(), limit);
            return checked == null ? "" : checked;
        } catch (ContractViolation e) {
            refuse(field, e.code(), String.valueOf(e.getMessage()).replace(field + " ", ""));
            return "";
        }
    }

    private Set<String> entries(String field, Collection<String> values, Function<@Nullable String, String> read) {
        if (values.size() > MOST_ENTRIES) {
            return wrong(field, "must have at most " + MOST_ENTRIES + " entries", Set.of());
        }
        var entries = new TreeSet<String>();
        for (String value : values) {
            entries.add(read.apply(value));
        }
        return entries;
    }

    private <T> T oneOf(String field, @Nullable String value, Map<String, T> allowed) {
        var sorted = new TreeMap<>(allowed);
        T usable = sorted.firstEntry().getValue();
        if (value == null) {
            return missing(field, usable);
        }
        T found = sorted.get(value);
        return found == null ? wrong(field, "must be " + String.join(" or ", sorted.keySet()), usable) : found;
    }

    private <T> T missing(String field, T instead) {
        refuse(field, ErrorCode.INVALID_REQUEST, "is missing");
        return instead;
    }

    private <T> T wrong(String field, String detail, T instead) {
        refuse(field, detail);
        return instead;
    }
}
