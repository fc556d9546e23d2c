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
        List<String> allowedOrigins,

        @Schema(description = "Labels that every dialog of it gets when it is opened; left out for none.") @Nullable
        List<String> tags,

        @Schema(description = "What its kind needs to know, by name; nothing secret.") @Nullable
        Map<String, String> config,

        @Schema(
                description =
                        "Secrets of its kind, by name. One that is given replaces the one before; those that are left"
                                + " out stay. Never answered: which ones there are is in secretNames.",
                writeOnly = true)
        @Nullable
        Map<String, String> secrets)
        implements Draft<Setting.Channel> {
    /** Of the web chat. */
    public static ChannelDraft web(String name) {
        return new ChannelDraft(null, ChannelKind.WEB.value(), name, null, true, List.of(), null, null, null);
    }

    @Override
    public Setting.Channel read(Fields fields, Place<Setting.Channel> place) {
        Setting.Channel present = place.present();
        String chosen = fields.oneOf("kind", kind, ForeignKind.names());
        if (present != null && fields.isGood("kind") && !present.kind().value().equals(chosen)) {
            fields.refuse("kind", "never changes");
        }
        ForeignKind foreign = ForeignKind.of(chosen);
        return new Setting.Channel(
                place.account(),
                place.version(),
                false,
                new ChannelId(place.id()),
                new ChannelKind(chosen),
                fields.name("name", name),
                fields.optionalId("departmentId", departmentId, DepartmentId::new),
                fields.flag("enabled", enabled),
                foreign.isWeb() ? fields.origins("allowedOrigins", allowedOrigins) : Set.of(),
                fields.labels("tags", tags),
                foreign.config(
                        fields, config == null ? Map.of() : config, present == null ? Map.of() : present.config()),
                foreign.secrets(
                        fields, secrets == null ? Map.of() : secrets, present == null ? Map.of() : present.secrets()));
    }
}
