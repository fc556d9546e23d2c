package chat.parley.admin.department;

import chat.parley.admin.change.ListedResource;
import chat.parley.admin.change.SettingResource;
import chat.parley.contracts.settings.Setting;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reading and changing departments. */
@Path("/api/admin/departments")
@Authenticated
@Tag(
        name = "Departments",
        description = "Named groups of operators. Refused with name-taken when another one has the name.")
public class DepartmentResource extends ListedResource<Setting.Department, DepartmentDraft> {
    public DepartmentResource(SettingResource settings) {
        super(settings, Setting.Department.class);
    }
}
