package chat.parley.admin.template;

import chat.parley.admin.field.Fields;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A template as somebody wants it; nothing is checked yet. */
@Schema(description = "A prepared answer.")
public record TemplateDraft(
        @Schema(description = "The version that was read before; for a new one, none.") @Nullable
        Long version,

        @Schema(description = "global, department or personal; a personal one is the caller's.") @Nullable
        String level,

        @Schema(description = "With the level department: which; else none.") @Nullable
        String departmentId,

        @Schema(description = "ISO 639-1, of the dialogs it is for.") @Nullable
        String language,

        @Schema(description = "At most 200 characters; none where left out.") @Nullable
        String section,

        @Schema(description = "At most 200 characters; none where left out.") @Nullable
        String name,

        @Schema(description = "1 to 4096 characters; {visitor}, {operator} and {company} stand for their names.")
        @Nullable
        String text) {
    private static final int LONGEST_LABEL = 200;

    /**
     * The template; what is wrong is noted in {@code fields}. Whether the department exists is checked elsewhere.
     *
     * @param operator whose it is where it is a personal one
     * @param newVersion of the result
     */
    Template read(Fields fields, OperatorId operator, String id, long newVersion) {
        TemplateLevel wanted = fields.constant("level", level, TemplateLevel.class);
        boolean ofDepartment = wanted == TemplateLevel.DEPARTMENT && fields.isGood("level");
        if (!ofDepartment && departmentId != null && fields.isGood("level")) {
            fields.refuse("departmentId", "must be left out unless the level is department");
        }
        return new Template(
                id,
                newVersion,
                wanted,
                ofDepartment ? fields.id("departmentId", departmentId, DepartmentId::new) : null,
                wanted == TemplateLevel.PERSONAL ? operator : null,
                fields.language("language", language),
                section == null ? "" : fields.text("section", section, LONGEST_LABEL),
                name == null ? "" : fields.text("name", name, LONGEST_LABEL),
                fields.required("text", text, Fields.LONGEST_TEXT));
    }
}
