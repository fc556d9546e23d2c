package chat.parley.admin.template;

import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import java.util.Comparator;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A prepared answer [W-20].
 *
 * @param departmentId given for the level {@code department} only
 * @param operatorId given for the level {@code personal} only
 * @param section empty for none
 * @param name empty for none
 */
@Schema(description = "A prepared answer.")
public record Template(
        String templateId,
        long version,

        @Schema(description = "global, department or personal", implementation = String.class)
        TemplateLevel level,

        @Schema(description = "With the level department: whose it is.") @Nullable
        DepartmentId departmentId,

        @Schema(description = "With the level personal: whose it is.") @Nullable
        OperatorId operatorId,

        @Schema(description = "ISO 639-1, of the dialogs it is for.")
        String language,

        @Schema(description = "Empty for none.") String section,
        @Schema(description = "Empty for none.") String name,

        @Schema(description = "May have {visitor}, {operator} and {company} in it.")
        String text)
        implements Owned {
    /** As people look for them: by section, then by name, then by text. */
    static final Comparator<Template> ORDER = Comparator.comparing(Template::section, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Template::title, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Template::templateId);

    /** What it is called: its name, or how it begins. */
    String title() {
        return name.isEmpty() ? text : name;
    }

    /** This one as the next version of another. */
    Template instead(Template before) {
        return new Template(
                before.templateId, before.version + 1, level, departmentId, operatorId, language, section, name, text);
    }

    /** Whether both are the same to people, whatever their ids and versions. */
    boolean says(Template other) {
        return hasPlaceOf(other) && name.equals(other.name) && text.equals(other.text);
    }

    /** Whether both stand in the same place: one level, one language, one section. */
    boolean hasPlaceOf(Template other) {
        return level == other.level
                && Objects.equals(departmentId, other.departmentId)
                && Objects.equals(operatorId, other.operatorId)
                && language.equals(other.language)
                && section.equals(other.section);
    }
}
