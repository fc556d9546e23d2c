package chat.parley.admin.account;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.PlacementId;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What every operator may know of their account: the names behind the ids they meet. */
@Schema(name = "Directory", description = "The names behind the ids of an account.")
public record DirectoryView(
        Account account,
        List<Department> departments,
        List<Operator> operators,
        List<Channel> channels,
        List<Placement> placements) {

    @Schema(name = "DirectoryAccount")
    public record Account(
            String name,
            String timeZone,
            String language,
            boolean autoAssignment,
            boolean multilingual,
            int maxDialogs,
            boolean hideOthersDialogs) {}

    @Schema(name = "DirectoryDepartment")
    public record Department(DepartmentId departmentId, String name) {}

    @Schema(name = "DirectoryOperator")
    public record Operator(
            OperatorId operatorId, String name, Role role, Set<DepartmentId> departments, Set<String> languages) {}

    @Schema(name = "DirectoryChannel")
    public record Channel(ChannelId channelId, ChannelKind kind, String name) {}

    @Schema(name = "DirectoryPlacement")
    public record Placement(PlacementId placementId, String name, String language) {}
}
