package chat.parley.integration.webhook;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.integration.dialog.DialogFacts;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Of which dialogs a webhook is told, judged as they are with the event. What is not known of a dialog, because it was
 * opened before this service knew of dialogs, fits nothing.
 *
 * @param channelKinds empty for all
 * @param departmentIds empty for all, also for dialogs without one
 * @param tags one of them suffices; empty for all
 */
public record EventFilter(Set<String> channelKinds, Set<String> departmentIds, Set<String> tags) {
    /** Every dialog. */
    public static final EventFilter NONE = new EventFilter(Set.of(), Set.of(), Set.of());

    private static final int MOST = 50;
    private static final int LONGEST = 128;

    public boolean fits(DialogFacts dialog) {
        return fits(channelKinds, dialog.text("channelKind"))
                && fits(departmentIds, dialog.text("departmentId"))
                && (tags.isEmpty() || dialog.tags().stream().anyMatch(tags::contains));
    }

    private static boolean fits(Set<String> wanted, @Nullable String value) {
        return wanted.isEmpty() || (value != null && wanted.contains(value));
    }

    /**
     * The filter asked for; null counts as empty.
     *
     * @throws ContractViolation with {@code invalid-setting} when it is too long
     */
    public static EventFilter checked(
            @Nullable Collection<String> channelKinds,
            @Nullable Collection<String> departmentIds,
            @Nullable Collection<String> tags) {
        return new EventFilter(
                checked("channelKinds", channelKinds), checked("departmentIds", departmentIds), checked("tags", tags));
    }

    private static Set<String> checked(String field, @Nullable Collection<String> values) {
        var found = new TreeSet<String>();
        for (String value : values == null ? Set.<String>of() : values) {
            if (value == null || value.isBlank() || value.length() > LONGEST) {
                throw new ContractViolation(
                        ErrorCode.INVALID_SETTING, field + " may hold texts of 1 to " + LONGEST + " characters");
            }
            found.add(value);
        }
        if (found.size() > MOST) {
            throw new ContractViolation(ErrorCode.INVALID_SETTING, "at most " + MOST + " of " + field);
        }
        return found;
    }
}
