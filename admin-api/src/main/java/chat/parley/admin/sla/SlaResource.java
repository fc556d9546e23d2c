package chat.parley.admin.sla;

import chat.parley.admin.change.ListedResource;
import chat.parley.admin.change.SettingResource;
import chat.parley.contracts.settings.RuleSetting;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reading and changing service levels. */
@Path("/api/admin/slas")
@Authenticated
@Tag(
        name = "Service levels",
        description =
                "How fast visitors are promised to be answered; the first that matches a dialog is its own. What a removed one has warned of stays in the dialogs.")
public class SlaResource extends ListedResource<RuleSetting.Sla, SlaDraft> {
    public SlaResource(SettingResource settings) {
        super(settings, RuleSetting.Sla.class);
    }
}
