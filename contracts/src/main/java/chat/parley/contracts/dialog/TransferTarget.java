package chat.parley.contracts.dialog;

import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Where a dialog is sent [T-04, W-42]. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TransferTarget.ToOperator.class, name = "operator"),
    @JsonSubTypes.Type(value = TransferTarget.ToDepartment.class, name = "department"),
    @JsonSubTypes.Type(value = TransferTarget.ToLanguage.class, name = "language"),
    @JsonSubTypes.Type(value = TransferTarget.ToQueue.class, name = "queue"),
    @JsonSubTypes.Type(value = TransferTarget.ToBot.class, name = "bot")
})
public sealed interface TransferTarget {
    /** @param name the operator's name, filled in by the edge, so that visitors can be told */
    record ToOperator(OperatorId operatorId, String name) implements TransferTarget {}

    record ToDepartment(DepartmentId departmentId) implements TransferTarget {}

    /** @param language ISO 639-1 */
    record ToLanguage(String language) implements TransferTarget {}

    /** Back to the queue of the dialog's own department and language. */
    record ToQueue() implements TransferTarget {}

    /** To the bot of the dialog's channel: no operator has it or waits for it any more [J-08]. */
    record ToBot() implements TransferTarget {}
}
