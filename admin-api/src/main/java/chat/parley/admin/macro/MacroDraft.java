package chat.parley.admin.macro;

import chat.parley.admin.automation.ActionReader;
import chat.parley.admin.field.Fields;
import chat.parley.admin.template.TemplateLevel;
import chat.parley.contracts.automation.AutomationAction;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A macro as somebody wants it; nothing is checked yet. */
@Schema(description = "Several deeds of an operator under one name.")
public record MacroDraft(
        @Schema(description = "The version that was read before; for a new one, none.") @Nullable
        Long version,

        @Schema(description = "global, department or personal; a personal one is the caller's.") @Nullable
        String level,

        @Schema(description = "With the level department: which; else none.") @Nullable
        String departmentId,

        @Schema(description = "1 to 200 characters.") @Nullable
        String name,

        @Schema(
                description = "What is done, 1 to 20, each with its kind: assign-operator, assign-department, add-tags,"
                        + " set-category, set-priority, send-text, write-note or close, as automations have them.",
                type = SchemaType.ARRAY)
        @Nullable
        JsonNode actions) {
    /**
     * The macro; what is wrong is noted in {@code fields}. Whether what it names exists is checked elsewhere.
     *
     * @param operator whose it is where it is a personal one
     * @param newVersion of the result
     */
    Macro read(Fields fields, OperatorId operator, String id, long newVersion) {
        TemplateLevel wanted = fields.constant("level", level, TemplateLevel.class);
        boolean ofDepartment = wanted == TemplateLevel.DEPARTMENT && fields.isGood("level");
        if (!ofDepartment && departmentId != null && fields.isGood("level")) {
            fields.refuse("departmentId", "must be left out unless the level is department");
        }
        return new Macro(
                id,
                newVersion,
                wanted,
                ofDepartment ? fields.id("departmentId", departmentId, DepartmentId::new) : null,
                wanted == TemplateLevel.PERSONAL ? operator : null,
                fields.name("name", name),
                deeds(fields));
    }

    private List<AutomationAction> deeds(Fields fields) {
        boolean good = fields.errors().isEmpty();
        List<AutomationAction> read = new ActionReader(fields).read("actions", actions);
        if (good && fields.errors().isEmpty()) {
            for (int i = 0; i < read.size(); i++) {
                if (!Macro.isByHand(read.get(i))) {
                    fields.refuse("actions[" + i + "]", "must be of a kind that operators do by hand");
                }
            }
        }
        return read;
    }
}
