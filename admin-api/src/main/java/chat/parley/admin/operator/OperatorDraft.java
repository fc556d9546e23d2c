package chat.parley.admin.operator;

import chat.parley.admin.account.AccountDraft;
import chat.parley.admin.change.Draft;
import chat.parley.admin.field.Fields;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.calendar.Shift;
import chat.parley.contracts.id.CalendarId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.PictureId;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.text.WellFormed;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An operator as an administrator wants them. */
@Schema(description = "A person who answers.")
public record OperatorDraft(
        @Schema(description = "The version that was read before; for a new one, none.") @Nullable
        Long version,

        @Schema(description = "1 to 200 characters; visitors see it.") @Nullable
        String name,

        @Schema(description = "Where they get mail, and the name they log in with.") @Nullable
        String email,

        @Schema(description = "operator, supervisor or administrator") @Nullable
        String role,

        @Schema(description = "Ids of the departments they belong to.") @Nullable
        List<String> departments,

        @Schema(description = "ISO 639-1 codes of the languages they speak; the account's primary one where left out.")
        @Nullable
        List<String> languages,

        @Schema(description = "Their own limit of automatic assignment, 1 to 1000; the account's where left out.")
        @Nullable
        Integer maxDialogs,

        @Schema(description = "What they can do, as dialogs may require it; each at most 64 characters.") @Nullable
        List<String> skills,

        @Schema(description = "When they work; whenever they say they do where left out.") @Nullable
        ShiftDraft shift,

        @Schema(description = "What they are, at most 200 characters; visitors see it.") @Nullable
        String position,

        @Schema(description = "Id of their picture, as it was answered when it was brought; visitors see it.") @Nullable
        String avatar)
        implements Draft<Setting.Operator> {
    /** Working time of one person. */
    @Schema(name = "ShiftDraft")
    public record ShiftDraft(
            @Schema(description = "The calendar of their working time.") @Nullable
            String calendarId,

            @Schema(description = "What they count as outside it: away, invisible or offline.") @Nullable
            String outside) {}

    @Override
    public Setting.Operator read(Fields fields, Place<Setting.Operator> place) {
        return new Setting.Operator(
                place.account(),
                place.version(),
                false,
                new OperatorId(place.id()),
                fields.name("name", name),
                fields.email("email", email),
                fields.constant("role", role, Role.class),
                fields.ids("departments", departments, DepartmentId::new),
                // Who has no languages set speaks the account's primary one [W-05].
                fields.languages(
                        "languages", languages, place.settings().account().language()),
                maxDialogs == null ? null : fields.within("maxDialogs", maxDialogs, 1, AccountDraft.MOST_DIALOGS),
                fields.labels("skills", skills),
                shift(fields),
                position == null || position.isBlank()
                        ? null
                        : fields.text("position", position, WellFormed.NAME_LIMIT),
                fields.optionalId("avatar", avatar, PictureId::new));
    }

    private @Nullable Shift shift(Fields fields) {
        if (shift == null) {
            return null;
        }
        CalendarId calendar = fields.id("shift", shift.calendarId(), CalendarId::new);
        PresenceStatus outside = fields.constant("shift.outside", shift.outside(), PresenceStatus.class);
        if (outside == PresenceStatus.ONLINE) {
            fields.refuse("shift.outside", "must be away, invisible or offline");
        }
        return calendar == null ? null : new Shift(calendar, outside);
    }
}
