package chat.parley.admin.placement;

import chat.parley.admin.change.Draft;
import chat.parley.admin.field.Fields;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.settings.Setting;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A placement as an administrator wants it. */
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
        String side)
        implements Draft<Setting.Placement> {
    private static final ChannelId NONE = new ChannelId("none");

    @Override
    public Setting.Placement read(Fields fields, Place<Setting.Placement> place) {
        ChannelId channel = fields.id("channelId", channelId, ChannelId::new);
        if (channel != null
                && place.settings()
                        .find(Setting.Channel.class, channel.value())
                        .filter(found -> !found.kind().equals(ChannelKind.WEB))
                        .isPresent()) {
            fields.refuse("channelId", "must be a channel of the kind web");
        }
        return new Setting.Placement(
                place.account(),
                place.version(),
                false,
                new PlacementId(place.id()),
                channel == null ? NONE : channel,
                fields.name("name", name),
                fields.language("language", language),
                fields.optionalId("departmentId", departmentId, DepartmentId::new),
                fields.name("title", title),
                fields.text("greeting", greeting, Fields.LONGEST_TEXT),
                fields.colour("colour", colour),
                fields.oneOf("side", side, "left", "right"));
    }
}
