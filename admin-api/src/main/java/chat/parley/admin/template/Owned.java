package chat.parley.admin.template;

import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import org.jspecify.annotations.Nullable;

/** What belongs to everybody, to one department or to one operator [W-16]. */
public interface Owned {
    TemplateLevel level();

    /** Given for the level {@code department} only. */
    @Nullable
    DepartmentId departmentId();

    /** Given for the level {@code personal} only. */
    @Nullable
    OperatorId operatorId();
}
