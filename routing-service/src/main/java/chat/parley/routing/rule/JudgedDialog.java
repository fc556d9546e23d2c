package chat.parley.routing.rule;

import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rules may know of a waiting dialog.
 *
 * @param departmentId null for any
 * @param language ISO 639-1
 * @param multilingual whether the account lets languages restrict who gets a dialog [W-36]
 * @param hadIt operators who had the dialog and lost it
 */
public record JudgedDialog(
        @Nullable DepartmentId departmentId, String language, boolean multilingual, Set<OperatorId> hadIt) {}
