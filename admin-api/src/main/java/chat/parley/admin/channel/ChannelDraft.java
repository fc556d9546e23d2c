package chat.parley.admin.channel;

import chat.parley.admin.field.Fields;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.settings.Setting;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A channel as an administrator wants it; nothing is checked yet. */
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
        List<String> allowedOrigins) {

    /**
     * The setting as far as it can be checked without the database; what is wrong is noted in {@code fields}.
     *
     * @param present the channel that is replaced; null for a new one
     */
    Setting.Channel read(Fields fields, AccountId account, ChannelId id, Setting.@Nullable Channel present) {
        if (present != null) {
            fields.version(version);
        }
        String checkedKind = fields.oneOf("kind", kind, ChannelKind.WEB.value());
        return new Setting.Channel(
                account,
                present == null ? 1 : present.version() + 1,
                false,
                id,
                checkedKind.isEmpty() ? ChannelKind.WEB : new ChannelKind(checkedKind),
                fields.name("name", name),
                fields.optionalId("departmentId", departmentId, DepartmentId::new),
                fields.flag("enabled", enabled),
                fields.origins("allowedOrigins", allowedOrigins));
    }
}
