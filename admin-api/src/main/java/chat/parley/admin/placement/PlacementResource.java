package chat.parley.admin.placement;

import chat.parley.admin.change.ListedResource;
import chat.parley.admin.change.SettingResource;
import chat.parley.contracts.settings.Setting;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reading and changing placements. */
@Path("/api/admin/placements")
@Authenticated
@Tag(
        name = "Placements",
        description =
                "Widget buttons on sites. The channel must be of the kind web; pages that still carry the button of a removed one get no new chats.")
public class PlacementResource extends ListedResource<Setting.Placement, PlacementDraft> {
    public PlacementResource(SettingResource settings) {
        super(settings, Setting.Placement.class);
    }
}
