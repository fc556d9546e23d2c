package chat.parley.admin;

import chat.parley.admin.account.AccountDraft;
import chat.parley.admin.account.AccountStore;
import chat.parley.admin.change.Author;
import chat.parley.admin.channel.ChannelDraft;
import chat.parley.admin.channel.ChannelStore;
import chat.parley.admin.department.DepartmentDraft;
import chat.parley.admin.department.DepartmentStore;
import chat.parley.admin.operator.OperatorDraft;
import chat.parley.admin.operator.OperatorStore;
import chat.parley.admin.placement.PlacementDraft;
import chat.parley.admin.placement.PlacementStore;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.testkit.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Opens accounts for tests, each another, so that tests do not meet. */
@ApplicationScoped
public class Shops {
    private final AccountStore accounts;
    private final DepartmentStore departments;
    private final OperatorStore operators;
    private final ChannelStore channels;
    private final PlacementStore placements;

    public Shops(
            AccountStore accounts,
            DepartmentStore departments,
            OperatorStore operators,
            ChannelStore channels,
            PlacementStore placements) {
        this.accounts = accounts;
        this.departments = departments;
        this.operators = operators;
        this.channels = channels;
        this.placements = placements;
    }

    /** An account with one of everything; the ids are of its only department, channel and placement. */
    public record Shop(
            AccountId account,
            String administrator,
            String supervisor,
            String operator,
            String department,
            String channel,
            String placement) {
        public String administratorToken() {
            return token(administrator, Role.ADMINISTRATOR);
        }

        public String supervisorToken() {
            return token(supervisor, Role.SUPERVISOR);
        }

        public String operatorToken() {
            return token(operator, Role.OPERATOR);
        }

        /** An e-mail address that nobody else has. */
        public String address(String name) {
            return name + "@" + account.value() + ".example";
        }

        private String token(String id, Role role) {
            return Tokens.of(account.value(), id, "Somebody", role).sign();
        }
    }

    @Transactional
    public Shop open() {
        var account = new AccountId("shop-" + UUID.randomUUID());
        accounts.open(Author.SYSTEM, account, AccountDraft.usual("A shop", "Europe/Berlin", "de"));
        String administrator = person(account, Role.ADMINISTRATOR);
        String supervisor = person(account, Role.SUPERVISOR);
        String operator = person(account, Role.OPERATOR);
        String department = departments
                .create(Author.SYSTEM, account, new DepartmentDraft(null, "Sales"))
                .departmentId()
                .value();
        String channel = channels.create(
                        Author.SYSTEM, account, new ChannelDraft(null, "web", "Site", null, true, List.of()))
                .channelId()
                .value();
        String placement = placements
                .create(
                        Author.SYSTEM,
                        account,
                        new PlacementDraft(null, channel, "Button", "de", null, "Chat", "", "#2563eb", "right"))
                .placementId()
                .value();
        return new Shop(account, administrator, supervisor, operator, department, channel, placement);
    }

    private String person(AccountId account, Role role) {
        var id = new OperatorId(UUID.randomUUID().toString());
        String word = role.name().toLowerCase(Locale.ROOT);
        operators.add(
                Author.SYSTEM,
                account,
                id,
                new OperatorDraft(
                        null, "The " + word, word + "@" + account.value() + ".example", word, List.of(), null, null));
        return id.value();
    }
}
