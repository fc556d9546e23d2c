package chat.parley.contracts.dialog;

import chat.parley.contracts.text.WellFormed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor says of themselves [U-11, T-13].
 *
 * @param name null when unknown
 * @param emails up to 5
 * @param phones up to 5
 */
public record VisitorCard(@Nullable String name, List<String> emails, List<String> phones) {
    /** Most e-mails, and most phones. */
    public static final int MOST = 5;

    /** Of a visitor who has said nothing. */
    public static final VisitorCard EMPTY = new VisitorCard(null, List.of(), List.of());

    /** @param emails null counts as none; so does null for {@code phones} */
    @SuppressWarnings("NullAway") // JSON leaves absent lists out
    public VisitorCard(@Nullable String name, List<String> emails, List<String> phones) {
        this.name = WellFormed.optional("visitor name", name, WellFormed.NAME_LIMIT);
        this.emails = checked("email", emails == null ? List.of() : emails);
        this.phones = checked("phone", phones == null ? List.of() : phones);
    }

    /**
     * With what another card says and this does not; what is said here stays. An address counts as said in whatever
     * case, a phone in whatever form. What is more than {@link #MOST} is left out.
     */
    public VisitorCard with(VisitorCard other) {
        return new VisitorCard(
                name == null ? other.name : name,
                joined(emails, other.emails, email -> email.toLowerCase(Locale.ROOT)),
                joined(phones, other.phones, phone -> phone.replaceAll("[^0-9]", "")));
    }

    private static List<String> joined(List<String> known, List<String> added, UnaryOperator<String> same) {
        var all = new LinkedHashMap<String, String>();
        known.forEach(value -> all.putIfAbsent(same.apply(value), value));
        added.forEach(value -> all.putIfAbsent(same.apply(value), value));
        return all.values().stream().limit(MOST).toList();
    }

    private static List<String> checked(String field, List<String> values) {
        if (values.size() > MOST) {
            throw new chat.parley.contracts.error.ContractViolation(
                    chat.parley.contracts.error.ErrorCode.INVALID_REQUEST, "at most " + MOST + " of " + field);
        }
        values.forEach(value -> WellFormed.required(field, value, WellFormed.NAME_LIMIT));
        return List.copyOf(values);
    }
}
