package chat.parley.contracts.operator;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import java.util.Optional;

/** What an edge knows of an account while it translates commands. */
public interface OperatorDirectory {
    /** The account a conversation belongs to; empty when this edge does not know, and dialog-service will decide. */
    Optional<AccountId> accountOf(ConversationId conversation);

    /** The name of an operator of the account; empty when there is none with this id. */
    Optional<String> operatorName(AccountId account, OperatorId operator);

    boolean hasDepartment(AccountId account, DepartmentId department);
}
