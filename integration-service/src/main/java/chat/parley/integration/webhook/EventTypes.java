package chat.parley.integration.webhook;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The events a webhook can ask for. */
public final class EventTypes {
    /** What a delivery on trial is called. */
    public static final String TEST = "Test";

    /** Every type of event there is, by the name it has on the log. */
    public static final List<String> ALL = Arrays.stream(DialogEvent.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .sorted()
            .toList();

    private EventTypes() {}

    /**
     * The types asked for, ordered.
     *
     * @param types null or empty for all, those of later versions included
     * @throws ContractViolation with {@code invalid-setting} for a type that does not exist
     */
    public static Set<String> checked(@Nullable Collection<String> types) {
        var wanted = new TreeSet<>(types == null ? List.of() : types);
        for (String type : wanted) {
            if (!ALL.contains(type)) {
                throw new ContractViolation(ErrorCode.INVALID_SETTING, "eventTypes may hold " + String.join(", ", ALL));
            }
        }
        return wanted;
    }

    /** Whether a webhook with these types is told of an event. */
    public static boolean match(Set<String> wanted, String type) {
        return wanted.isEmpty() || wanted.contains(type);
    }
}
