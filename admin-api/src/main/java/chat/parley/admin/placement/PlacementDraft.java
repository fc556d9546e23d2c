package chat.parley.admin.placement;

import chat.parley.admin.field.Fields;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.settings.Setting;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A placement as an administrator wants it; nothing is checked yet. */
@Schema(description = "A widget button on a site.")
public record PlacementDraft(
        @Schema(description = "The version that was read before; for a new one, none.") @Nullable
        Long version,

        @Schema(description = "The web channel it belongs to.") @Nullable
        String channelId,

        @Schema(description = "1 to 200 characters; only administrators see it.") @Nullable
        String name,

        @Schema(description = "ISO 639-1 code of the language of its dialogs.", examples = "ru") @Nullable
        String language,

        @Schema(description = "The department its dialogs go to; none for the channel's.") @Nullable
        String departmentId,

        @Schema(description = "What the chat window is headed with, 1 to 200 characters.") @Nullable
        String title,

        @Schema(description = "Shown before the visitor writes, at most 4096 characters; empty for none.") @Nullable
        String greeting,

        @Schema(description = "#rrggbb", examples = "#2563eb") @Nullable
        String colour,

        @Schema(description = "left or right", defaultValue = "right") @Nullable
        String side) {
    private static final int LONGEST_GREETING = 4096;
    private static final ChannelId NONE = new ChannelId("none");

    /**
     * The setting as far as it can be checked without the database; what is wrong is noted in {@code fields}.
     *
     * @param present the placement that is replaced; null for a new one
     */
    Setting.Placement read(Fields fields, AccountId account, PlacementId id, Setting.@Nullable Placement present) {
        if (present != null) {
            fields.version(version);
        }
        ChannelId channel = fields.id("channelId", channelId, ChannelId::new);
        return new Setting.Placement(
                account,
                present == null ? 1 : present.version() + 1,
                false,
                id,
                channel == null ? NONE : channel,
                fields.name("name", name),
                fields.language("language", language),
                fields.optionalId("departmentId", departmentId, DepartmentId::new),
                fields.name("title", title),
                fields.text("greeting", greeting, LONGEST_GREETING),
                fields.colour("colour", colour),
                fields.oneOf("side", side, "left", "right"));
    }
}
