package chat.parley.admin.template;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.platform.identity.Caller;
import java.util.Set;

/**
 * Who looks at templates or macros, or changes them.
 *
 * @param departments those the caller belongs to
 */
public record TemplateReader(Caller caller, Set<DepartmentId> departments) {
    /** What is offered while answering: all global ones, those of the own departments and the own ones [W-16]. */
    public boolean isOffered(Owned owned) {
        return switch (owned.level()) {
            case GLOBAL -> true;
            case DEPARTMENT -> departments.contains(owned.departmentId());
            case PERSONAL -> isOwn(owned);
        };
    }

    /** What may be looked at: whoever sees all dialogs sees the templates of all departments, but nobody's own. */
    public boolean sees(Owned owned) {
        return isOffered(owned)
                || (owned.level() == TemplateLevel.DEPARTMENT && caller.role().includes(Role.SUPERVISOR));
    }

    /** What may be changed: the own ones by everybody, the others by administrators. */
    public boolean mayChange(Owned owned) {
        return isOwn(owned) || (mayChange(owned.level()) && owned.level() != TemplateLevel.PERSONAL);
    }

    /** Whether the caller may make such ones. */
    public boolean mayChange(TemplateLevel level) {
        return switch (level) {
            case GLOBAL, DEPARTMENT -> caller.role().includes(Role.ADMINISTRATOR);
            case PERSONAL -> true;
        };
    }

    private boolean isOwn(Owned owned) {
        return caller.operatorId().equals(owned.operatorId());
    }
}
