package chat.parley.admin.department;

import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.settings.Setting;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A department as it is answered. */
@Schema(description = "A named group of operators.")
public record DepartmentView(DepartmentId departmentId, long version, String name) {
    static DepartmentView of(Setting.Department department) {
        return new DepartmentView(department.departmentId(), department.version(), department.name());
    }

    /** All of them, by name. */
    @Schema(name = "DepartmentList")
    public record Rows(List<DepartmentView> rows) {}
}
