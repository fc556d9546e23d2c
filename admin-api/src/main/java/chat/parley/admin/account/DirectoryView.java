package chat.parley.admin.account;

import chat.parley.admin.change.Settings;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.automation.AutomationAction;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.settings.Classification;
import chat.parley.contracts.settings.RuleSetting;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.contracts.settings.Visits;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What every operator may know of their account: the names behind the ids they meet. */
@Schema(name = "Directory", description = "The names behind the ids of an account.")
public record DirectoryView(
        Account account,
        List<Department> departments,
        List<Operator> operators,
        List<Channel> channels,
        List<Placement> placements,

        @Schema(description = "Every skill that an operator has.")
        Set<String> skills,

        @Schema(description = "Tags and categories to choose from: the account's own, then those that rules give.")
        Labels labels) {
    static DirectoryView of(Settings settings) {
        Setting.Account account = settings.account();
        Visits visits = settings.find(Visits.class, account.id()).orElseGet(() -> Visits.unsaved(account.accountId()));
        return new DirectoryView(
                new Account(
                        account.name(),
                        account.timeZone(),
                        account.language(),
                        account.autoAssignment(),
                        account.multilingual(),
                        account.maxDialogs(),
                        account.hideOthersDialogs(),
                        account.firstReplySeconds(),
                        settings.find(TimeSetting.Distribution.class, account.id())
                                .orElseGet(() -> TimeSetting.Distribution.unsaved(account.accountId()))
                                .queueShown(),
                        visits.teleport(),
                        visits.invitationText(),
                        account.crmUrl()),
                settings.all(Setting.Department.class).stream()
                        .map(each -> new Department(each.departmentId(), each.name(), each.autoAssignment()))
                        .toList(),
                settings.all(Setting.Operator.class).stream()
                        .map(each -> new Operator(
                                each.operatorId(),
                                each.name(),
                                each.role(),
                                each.departments(),
                                each.languages(),
                                each.skills()))
                        .toList(),
                settings.all(Setting.Channel.class).stream()
                        .map(each -> new Channel(each.channelId(), each.kind(), each.name()))
                        .toList(),
                settings.all(Setting.Placement.class).stream()
                        .map(each -> new Placement(each.placementId(), each.name(), each.language()))
                        .toList(),
                settings.skills(),
                Labels.of(settings));
    }

    @Schema(name = "DirectoryAccount")
    public record Account(
            String name,
            String timeZone,
            String language,
            boolean autoAssignment,
            boolean multilingual,
            int maxDialogs,
            boolean hideOthersDialogs,
            int firstReplySeconds,

            @Schema(description = "Whether operators see the general queue.")
            boolean queueShown,

            @Schema(description = "Whether operators may lead visitors to other pages.")
            boolean teleport,

            @Schema(description = "What an invitation says where the operator writes nothing.")
            String invitationText,

            @Schema(
                    description = "The address of a visitor in the company's own CRM, with {id} for the id that its"
                            + " site supplies; left out for none.")
            @Nullable
            String crmUrl) {}

    @Schema(name = "DirectoryDepartment")
    public record Department(
            DepartmentId departmentId,
            String name,

            @Schema(description = "Its own choice; left out where it does as the account.") @Nullable
            Boolean autoAssignment) {}

    @Schema(name = "DirectoryOperator")
    public record Operator(
            OperatorId operatorId,
            String name,
            Role role,
            Set<DepartmentId> departments,
            Set<String> languages,
            Set<String> skills) {}

    @Schema(name = "DirectoryLabels")
    public record Labels(
            Set<String> tags,
            Set<String> categories,

            @Schema(description = "Whether a dialog needs a category before it is closed.")
            boolean mandatory) {
        static Labels of(Settings settings) {
            Classification own = settings.find(
                            Classification.class, settings.accountId().value())
                    .orElseGet(() -> Classification.unsaved(settings.accountId()));
            var tags = new LinkedHashSet<>(own.tags());
            var categories = new LinkedHashSet<>(own.choices());
            for (RuleSetting.Automation rule : settings.all(RuleSetting.Automation.class)) {
                for (AutomationAction action : rule.actions()) {
                    if (action instanceof AutomationAction.AddTags added) {
                        tags.addAll(added.tags());
                    } else if (action instanceof AutomationAction.SetCategory set) {
                        categories.add(set.category());
                    }
                }
            }
            return new Labels(tags, categories, own.mandatory());
        }
    }

    @Schema(name = "DirectoryChannel")
    public record Channel(ChannelId channelId, ChannelKind kind, String name) {}

    @Schema(name = "DirectoryPlacement")
    public record Placement(PlacementId placementId, String name, String language) {}
}
