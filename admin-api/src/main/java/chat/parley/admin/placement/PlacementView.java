package chat.parley.admin.placement;

import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.settings.Setting;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A placement as it is answered; the fields are explained at {@link PlacementDraft}. */
@Schema(description = "A widget button on a site.")
public record PlacementView(
        PlacementId placementId,
        long version,
        ChannelId channelId,
        String name,
        String language,
        @Nullable DepartmentId departmentId,
        String title,
        String greeting,
        String colour,
        String side) {
    static PlacementView of(Setting.Placement placement) {
        return new PlacementView(
                placement.placementId(),
                placement.version(),
                placement.channelId(),
                placement.name(),
                placement.language(),
                placement.departmentId(),
                placement.title(),
                placement.greeting(),
                placement.colour(),
                placement.side());
    }

    /** All of them, by name. */
    @Schema(name = "PlacementList")
    public record Rows(List<PlacementView> rows) {}
}
