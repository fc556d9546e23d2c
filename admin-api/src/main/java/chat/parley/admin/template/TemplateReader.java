package chat.parley.admin.template;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.platform.identity.Caller;
import java.util.Set;

/**
 * Who looks at templates or changes them.
 *
 * @param departments those the caller belongs to
 */
record TemplateReader(Caller caller, Set<DepartmentId> departments) {
    /** What is offered while answering: all global ones, those of the own departments and the own ones [W-16]. */
    boolean isOffered(Template template) {
        return switch (template.level()) {
            case GLOBAL -> true;
            case DEPARTMENT -> departments.contains(template.departmentId());
            case PERSONAL -> isOwn(template);
        };
    }

    /** What may be looked at: whoever sees all dialogs sees the templates of all departments, but nobody's own. */
    boolean sees(Template template) {
        return isOffered(template)
                || (template.level() == TemplateLevel.DEPARTMENT
                        && caller.role().includes(Role.SUPERVISOR));
    }

    /** What may be changed: the own ones by everybody, the others by administrators. */
    boolean mayChange(Template template) {
        return isOwn(template) || (mayChange(template.level()) && template.level() != TemplateLevel.PERSONAL);
    }

    /** Whether the caller may make such templates. */
    boolean mayChange(TemplateLevel level) {
        return switch (level) {
            case GLOBAL, DEPARTMENT -> caller.role().includes(Role.ADMINISTRATOR);
            case PERSONAL -> true;
        };
    }

    private boolean isOwn(Template template) {
        return caller.operatorId().equals(template.operatorId());
    }
}
