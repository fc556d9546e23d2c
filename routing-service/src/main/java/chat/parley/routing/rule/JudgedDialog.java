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
 * @param skills what its operator must be able to do; empty for nothing in particular, or not any more [P-05]
 * @param weight how many places of an operator's limit it takes; not negative [P-22]
 * @param hadIt operators who had the dialog and lost it
 * @param preferred who is asked first; null for nobody in particular [P-08]
 */
public record JudgedDialog(
        @Nullable DepartmentId departmentId,
        String language,
        boolean multilingual,
        Set<String> skills,
        int weight,
        Set<OperatorId> hadIt,
        @Nullable OperatorId preferred) {
    public JudgedDialog {
        skills = Set.copyOf(skills);
        hadIt = Set.copyOf(hadIt);
    }
}
