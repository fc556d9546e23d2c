package chat.parley.admin.account;

import chat.parley.admin.channel.ChannelStore;
import chat.parley.admin.department.DepartmentStore;
import chat.parley.admin.operator.OperatorStore;
import chat.parley.admin.placement.PlacementStore;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.settings.Setting;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.identity.CallerProducer;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the console needs of any role. */
@Path("/api/admin")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory", description = "Who the caller is, and the names behind the ids of the account.")
public class DirectoryResource {
    private final CallerProducer callers;
    private final AccountStore accounts;
    private final DepartmentStore departments;
    private final OperatorStore operators;
    private final ChannelStore channels;
    private final PlacementStore placements;

    public DirectoryResource(
            CallerProducer callers,
            AccountStore accounts,
            DepartmentStore departments,
            OperatorStore operators,
            ChannelStore channels,
            PlacementStore placements) {
        this.callers = callers;
        this.accounts = accounts;
        this.departments = departments;
        this.operators = operators;
        this.channels = channels;
        this.placements = placements;
    }

    @GET
    @Path("/me")
    @Operation(summary = "Who the caller is", description = "For every role.")
    public MeView me() {
        Caller caller = callers.caller();
        Setting.Operator operator =
                operators.get(caller.accountId(), caller.operatorId().value());
        return new MeView(
                operator.operatorId(),
                operator.accountId(),
                operator.name(),
                operator.email(),
                caller.role(),
                operator.departments(),
                operator.languages());
    }

    @GET
    @Path("/directory")
    @Transactional
    @Operation(summary = "The names behind the ids of the account", description = "For every role.")
    public DirectoryView directory() {
        AccountId account = callers.caller().accountId();
        Setting.Account settings = accounts.get(account);
        return new DirectoryView(
                new DirectoryView.Account(
                        settings.name(),
                        settings.timeZone(),
                        settings.language(),
                        settings.autoAssignment(),
                        settings.multilingual(),
                        settings.maxDialogs(),
                        settings.hideOthersDialogs()),
                departments.all(account).stream()
                        .map(each -> new DirectoryView.Department(each.departmentId(), each.name()))
                        .toList(),
                operators.all(account).stream()
                        .map(each -> new DirectoryView.Operator(
                                each.operatorId(), each.name(), each.role(), each.departments(), each.languages()))
                        .toList(),
                channels.all(account).stream()
                        .map(each -> new DirectoryView.Channel(each.channelId(), each.kind(), each.name()))
                        .toList(),
                placements.all(account).stream()
                        .map(each -> new DirectoryView.Placement(each.placementId(), each.name(), each.language()))
                        .toList());
    }
}
