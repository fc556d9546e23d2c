package chat.parley.admin.automation;

import chat.parley.admin.change.ListedResource;
import chat.parley.admin.change.SettingResource;
import chat.parley.contracts.settings.RuleSetting;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reading and changing automations. */
@Path("/api/admin/automations")
@Authenticated
@Tag(
        name = "Automations",
        description =
                "Rules that act by themselves. Refused with rule-loop when one would set itself off; what a removed one has done stays.")
public class AutomationResource extends ListedResource<RuleSetting.Automation, AutomationDraft> {
    public AutomationResource(SettingResource settings) {
        super(settings, RuleSetting.Automation.class);
    }
}
