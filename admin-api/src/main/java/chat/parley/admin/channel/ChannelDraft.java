package chat.parley.admin.channel;

import chat.parley.admin.change.Draft;
import chat.parley.admin.field.Fields;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.settings.Setting;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A channel as an administrator wants it. */
@Schema(description = "What visitors write through.")
public record ChannelDraft(
        @Schema(description = "The version that was read before; for a new one, none.") @Nullable
        Long version,

        @Schema(description = "The kind of foreign system; never changes.", examples = "web") @Nullable
        String kind,

        @Schema(description = "1 to 200 characters.") @Nullable
        String name,

        @Schema(description = "The department its dialogs go to; none for any.") @Nullable
        String departmentId,

        @Schema(description = "Whether it takes messages.", defaultValue = "true") @Nullable
        Boolean enabled,

        @Schema(
                description = "Exact origins whose pages may open the web chat; empty for any.",
                examples = "https://shop.example")
        @Nullable
        List<String> allowedOrigins)
        implements Draft<Setting.Channel> {
    @Override
    public Setting.Channel read(Fields fields, Place<Setting.Channel> place) {
        Setting.Channel present = place.present();
        return new Setting.Channel(
                place.account(),
                place.version(),
                false,
                new ChannelId(place.id()),
                new ChannelKind(fields.oneOf("kind", kind, ChannelKind.WEB.value())),
                fields.name("name", name),
                fields.optionalId("departmentId", departmentId, DepartmentId::new),
                fields.flag("enabled", enabled),
                fields.origins("allowedOrigins", allowedOrigins),
                present == null ? Set.of() : present.tags(),
                present == null ? Map.of() : present.config(),
                present == null ? Map.of() : present.secrets());
    }
}
