package chat.parley.notification.audience;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import java.util.Set;

/**
 * An operator as far as it decides what they may see.
 *
 * @param departments those they belong to
 * @param languages ISO 639-1 codes of those they speak
 */
public record Listener(OperatorId operatorId, Role role, Set<DepartmentId> departments, Set<String> languages) {
    public Listener {
        departments = Set.copyOf(departments);
        languages = Set.copyOf(languages);
    }
}
