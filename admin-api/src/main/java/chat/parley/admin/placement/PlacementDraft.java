package chat.parley.admin.placement;

import chat.parley.admin.change.Draft;
import chat.parley.admin.field.Fields;
import chat.parley.contracts.dialog.CardField;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.settings.Setting;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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
        String side,

        @Schema(description = "What is asked for before the first message: name, email, phone.") @Nullable
        List<String> requiredInfo,

        @Schema(description = "ISO 639-1 codes of the languages visitors may choose between; none for no choice.")
        @Nullable
        List<String> languages,

        @Schema(description = "To how many of a hundred new visitors it is shown, 0 to 100.", defaultValue = "100")
        @Nullable
        Integer showPercent,

        @Schema(
                description = "How many of its own dialogs may wait while operators are online before it is hidden;"
                        + " 0 for any number, none for as the account says.")
        @Nullable
        Integer queueLimit,

        @Schema(description = "The same while nobody is online.") @Nullable
        Integer offlineLimit,

        @Schema(description = "What visitors agree to by writing, at most 2000 characters; none for nothing.") @Nullable
        String consentText,

        @Schema(description = "Ids of the departments visitors may choose between; none for no choice.") @Nullable
        List<String> departments)
        implements Draft<Setting.Placement> {
    private static final ChannelId NONE = new ChannelId("none");
    private static final int LONGEST_CONSENT = 2_000;
    private static final int LONGEST_QUEUE = 100_000;

    /** Shown to everybody, and asking nothing. */
    public PlacementDraft(
            @Nullable Long version,
            @Nullable String channelId,
            @Nullable String name,
            @Nullable String language,
            @Nullable String departmentId,
            @Nullable String title,
            @Nullable String greeting,
            @Nullable String colour,
            @Nullable String side) {
        this(
                version,
                channelId,
                name,
                language,
                departmentId,
                title,
                greeting,
                colour,
                side,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

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
                fields.oneOf("side", side, "left", "right"),
                requiredInfo == null
                        ? Set.of()
                        : requiredInfo.stream()
                                .map(each -> fields.constant("requiredInfo", each, CardField.class))
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet()),
                languages == null || languages.isEmpty() ? Set.of() : fields.languages("languages", languages, "en"),
                showPercent == null ? 100 : fields.within("showPercent", showPercent, 0, 100),
                limit(fields, "queueLimit", queueLimit),
                limit(fields, "offlineLimit", offlineLimit),
                consentText == null || consentText.isBlank()
                        ? null
                        : fields.text("consentText", consentText, LONGEST_CONSENT),
                departments == null ? Set.of() : fields.ids("departments", departments, DepartmentId::new));
    }

    private static @Nullable Integer limit(Fields fields, String field, @Nullable Integer limit) {
        return limit == null ? null : fields.within(field, limit, 0, LONGEST_QUEUE);
    }
}
