package chat.parley.admin.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One change, as it is answered. */
@Schema(description = "One change of a setting or a person.")
public record AuditEntry(
        @Schema(description = "Greater for a later change.") long auditId,
        @Schema(description = "When, in UTC.") Instant at,

        @Schema(description = "The operator who did it, or system.")
        String actorId,

        @Schema(description = "Their name at that time.") String actorName,

        @Schema(description = "created, changed, removed or exported.")
        String action,

        @Schema(description = "The setting's type, for example Account, Department or Calendar.")
        String kind,

        @Schema(description = "The id of what was changed.") String subjectId,

        @Schema(description = "The thing before; absent for a new one. Secrets are masked.", type = SchemaType.OBJECT)
        @Nullable
        JsonNode before,

        @Schema(
                description = "The thing after; absent for a removed one. Secrets are masked.",
                type = SchemaType.OBJECT)
        @Nullable
        JsonNode after) {

    /** @param next the cursor of the page that follows, older ones; null on the last page */
    @Schema(name = "AuditPage", description = "A page of changes, newest first.")
    public record Page(List<AuditEntry> rows, @Nullable String next) {}
}
