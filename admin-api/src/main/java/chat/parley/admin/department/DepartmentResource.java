package chat.parley.admin.department;

import chat.parley.admin.change.ListedResource;
import chat.parley.admin.change.SettingResource;
import chat.parley.admin.macro.MacroStore;
import chat.parley.admin.template.TemplateStore;
import chat.parley.contracts.settings.Setting;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Reading and changing departments. */
@Path("/api/admin/departments")
@Authenticated
@Tag(
        name = "Departments",
        description = "Named groups of operators. Refused with name-taken when another one has the name.")
public class DepartmentResource extends ListedResource<Setting.Department, DepartmentDraft> {
    private final TemplateStore templates;
    private final MacroStore macros;

    public DepartmentResource(SettingResource settings, TemplateStore templates, MacroStore macros) {
        super(settings, Setting.Department.class);
        this.templates = templates;
        this.macros = macros;
    }

    @Override
    public void remove(String id, @Nullable String version) {
        templates.refuseUsed(settings.administrator().accountId(), id);
        macros.refuseUsed(settings.administrator().accountId(), id);
        super.remove(id, version);
    }
}
