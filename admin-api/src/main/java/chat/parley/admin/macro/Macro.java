package chat.parley.admin.macro;

import chat.parley.admin.template.Owned;
import chat.parley.admin.template.TemplateLevel;
import chat.parley.contracts.automation.AutomationAction;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Several deeds of an operator under one name [T-06].
 *
 * @param departmentId given for the level {@code department} only
 * @param operatorId given for the level {@code personal} only
 * @param actions in the order in which they are done; only what an operator may do by hand
 */
@Schema(description = "Several deeds of an operator under one name.")
public record Macro(
        String macroId,
        long version,

        @Schema(description = "global, department or personal", implementation = String.class)
        TemplateLevel level,

        @Schema(description = "With the level department: whose it is.") @Nullable
        DepartmentId departmentId,

        @Schema(description = "With the level personal: whose it is.") @Nullable
        OperatorId operatorId,

        String name,

        @Schema(
                description =
                        "What is done, in this order, each with its kind. Texts to the visitor may have {visitor},"
                                + " {operator} and {company} in them.")
        List<AutomationAction> actions)
        implements Owned {
    /** As people look for them: by name. */
    static final Comparator<Macro> ORDER =
            Comparator.comparing(Macro::name, String.CASE_INSENSITIVE_ORDER).thenComparing(Macro::macroId);

    public Macro {
        actions = List.copyOf(actions);
    }

    /** Whether an operator could do it by hand: nobody asks for skills or posts to an address so. */
    static boolean isByHand(AutomationAction action) {
        return switch (action) {
            case AutomationAction.RequireSkills a -> false;
            case AutomationAction.CallWebhook a -> false;
            case AutomationAction.AssignOperator a -> true;
            case AutomationAction.AssignDepartment a -> true;
            case AutomationAction.AddTags a -> true;
            case AutomationAction.SetCategory a -> true;
            case AutomationAction.SetPriority a -> true;
            case AutomationAction.SendText a -> true;
            case AutomationAction.WriteNote a -> true;
            case AutomationAction.CloseDialog a -> true;
        };
    }
}
