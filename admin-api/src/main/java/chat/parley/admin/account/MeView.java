package chat.parley.admin.account;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who the caller is. */
@Schema(name = "Me", description = "Who the caller is.")
public record MeView(
        OperatorId operatorId,
        AccountId accountId,
        String name,
        String email,

        @Schema(description = "The greatest role of the access token.")
        Role role,

        Set<DepartmentId> departments,
        Set<String> languages) {}
