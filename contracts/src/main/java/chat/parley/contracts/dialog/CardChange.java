package chat.parley.contracts.dialog;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.text.EmailAddress;
import chat.parley.contracts.text.PhoneNumber;
import chat.parley.contracts.text.WellFormed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to become different on a {@link VisitorCard} [T-13]. It names only what changes, so that two people who edit
 * one card at once keep each other's entries.
 *
 * @param name the new one; null to leave it as it is
 * @param addEmails at most 5, as each of these lists; what is there already is no change
 * @param removeEmails what is not there is no change
 */
public record CardChange(
        @Nullable String name,
        List<String> addEmails,
        List<String> removeEmails,
        List<String> addPhones,
        List<String> removePhones) {
    /** Null lists count as empty. */
    @SuppressWarnings("NullAway") // JSON leaves absent lists out
    public CardChange(
            @Nullable String name,
            List<String> addEmails,
            List<String> removeEmails,
            List<String> addPhones,
            List<String> removePhones) {
        this.name = name == null ? null : WellFormed.required("visitor name", name, WellFormed.NAME_LIMIT);
        this.addEmails = checked("email", addEmails);
        this.removeEmails = checked("email", removeEmails);
        this.addPhones = checked("phone", addPhones);
        this.removePhones = checked("phone", removePhones);
        this.addEmails.forEach(email -> EmailAddress.required("email", email));
        this.addPhones.forEach(phone -> PhoneNumber.required("phone", phone));
    }

    /**
     * The card with the change made; removals come first, so that an entry can be put right on a full card.
     *
     * @throws ContractViolation with {@code invalid-request} when it would have more than {@value VisitorCard#MOST}
     *     e-mails or phones
     */
    public VisitorCard of(VisitorCard before) {
        return new VisitorCard(
                name == null ? before.name() : name,
                changed(before.emails(), addEmails, removeEmails),
                changed(before.phones(), addPhones, removePhones));
    }

    private static List<String> changed(List<String> before, List<String> add, List<String> remove) {
        var after = new ArrayList<>(before);
        after.removeIf(known -> has(remove, known));
        for (String one : add) {
            if (!has(after, one)) {
                after.add(one);
            }
        }
        return after;
    }

    private static boolean has(List<String> values, String wanted) {
        return values.stream().anyMatch(wanted::equalsIgnoreCase);
    }

    private static List<String> checked(String field, @Nullable List<String> values) {
        if (values == null) {
            return List.of();
        }
        if (values.size() > VisitorCard.MOST) {
            throw new ContractViolation(ErrorCode.INVALID_REQUEST, "at most " + VisitorCard.MOST + " of " + field);
        }
        values.forEach(value -> WellFormed.required(field, value, WellFormed.NAME_LIMIT));
        return List.copyOf(values);
    }
}
