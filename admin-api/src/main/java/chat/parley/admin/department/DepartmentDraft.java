package chat.parley.admin.department;

import chat.parley.admin.change.Draft;
import chat.parley.admin.field.Fields;
import chat.parley.contracts.id.CalendarId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.settings.Setting;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A department as an administrator wants it. */
@Schema(description = "A named group of operators.")
public record DepartmentDraft(
        @Schema(description = "The version that was read before; for a new one, none.") @Nullable
        Long version,

        @Schema(description = "1 to 200 characters, another than any other department's.") @Nullable
        String name,

        @Schema(description = "Whether its dialogs are given out automatically; as the account's where left out.")
        @Nullable
        Boolean autoAssignment,

        @Schema(description = "The calendar of its working time; the account's where left out.") @Nullable
        String calendarId)
        implements Draft<Setting.Department> {
    @Override
    public Setting.Department read(Fields fields, Place<Setting.Department> place) {
        return new Setting.Department(
                place.account(),
                place.version(),
                false,
                new DepartmentId(place.id()),
                fields.name("name", name),
                autoAssignment,
                fields.optionalId("calendarId", calendarId, CalendarId::new));
    }
}
