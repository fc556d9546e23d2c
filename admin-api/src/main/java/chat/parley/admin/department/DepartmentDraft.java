package chat.parley.admin.department;

import chat.parley.admin.field.Fields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A department as an administrator wants it; nothing is checked yet. */
@Schema(description = "A named group of operators.")
public record DepartmentDraft(
        @Schema(description = "The version that was read before; for a new one, none.") @Nullable
        Long version,

        @Schema(description = "1 to 200 characters, another than any other department's.") @Nullable
        String name) {

    /** @return the name, checked; whether it is free is not known here */
    String checkedName(boolean isNew) {
        var fields = new Fields();
        String checked = fields.name("name", name);
        if (!isNew) {
            fields.version(version);
        }
        fields.done();
        return checked;
    }
}
