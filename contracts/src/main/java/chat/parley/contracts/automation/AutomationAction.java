package chat.parley.contracts.automation;

import chat.parley.contracts.dialog.DialogPriority;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Set;

/** What an automation rule does to the dialog [T-07]. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AutomationAction.AssignOperator.class, name = "assign-operator"),
    @JsonSubTypes.Type(value = AutomationAction.AssignDepartment.class, name = "assign-department"),
    @JsonSubTypes.Type(value = AutomationAction.RequireSkills.class, name = "require-skills"),
    @JsonSubTypes.Type(value = AutomationAction.AddTags.class, name = "add-tags"),
    @JsonSubTypes.Type(value = AutomationAction.SetCategory.class, name = "set-category"),
    @JsonSubTypes.Type(value = AutomationAction.SetPriority.class, name = "set-priority"),
    @JsonSubTypes.Type(value = AutomationAction.SendText.class, name = "send-text"),
    @JsonSubTypes.Type(value = AutomationAction.WriteNote.class, name = "write-note"),
    @JsonSubTypes.Type(value = AutomationAction.CallWebhook.class, name = "call-webhook"),
    @JsonSubTypes.Type(value = AutomationAction.CloseDialog.class, name = "close")
})
public sealed interface AutomationAction {
    record AssignOperator(OperatorId operatorId) implements AutomationAction {}

    record AssignDepartment(DepartmentId departmentId) implements AutomationAction {}

    /** The dialog waits for somebody who has these skills [P-05]. */
    record RequireSkills(Set<String> skills) implements AutomationAction {
        public RequireSkills {
            skills = Set.copyOf(skills);
        }
    }

    record AddTags(Set<String> tags) implements AutomationAction {
        public AddTags {
            tags = Set.copyOf(tags);
        }
    }

    record SetCategory(String category) implements AutomationAction {}

    record SetPriority(DialogPriority priority) implements AutomationAction {}

    /** The visitor gets a message of the system. */
    record SendText(String text) implements AutomationAction {}

    record WriteNote(String text) implements AutomationAction {}

    /** The event that fired the rule is posted to this address. */
    record CallWebhook(String url) implements AutomationAction {}

    record CloseDialog() implements AutomationAction {}
}
