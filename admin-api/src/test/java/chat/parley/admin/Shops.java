package chat.parley.admin;

import chat.parley.admin.account.AccountDraft;
import chat.parley.admin.account.AccountStore;
import chat.parley.admin.automation.AutomationDraft;
import chat.parley.admin.calendar.CalendarDraft;
import chat.parley.admin.change.Author;
import chat.parley.admin.change.Draft;
import chat.parley.admin.change.SettingStore;
import chat.parley.admin.channel.ChannelDraft;
import chat.parley.admin.department.DepartmentDraft;
import chat.parley.admin.keyword.KeywordRuleDraft;
import chat.parley.admin.operator.OperatorDraft;
import chat.parley.admin.operator.OperatorStore;
import chat.parley.admin.placement.PlacementDraft;
import chat.parley.admin.sla.SlaDraft;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.settings.RuleSetting;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.platform.json.Json;
import chat.parley.testkit.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Opens accounts for tests, each another, so that tests do not meet. */
@ApplicationScoped
public class Shops {
    private final AccountStore accounts;
    private final OperatorStore operators;
    private final SettingStore settings;

    public Shops(AccountStore accounts, OperatorStore operators, SettingStore settings) {
        this.accounts = accounts;
        this.operators = operators;
        this.settings = settings;
    }

    /** An account with one of everything; the ids are of its only things of each kind. */
    public record Shop(
            AccountId account,
            String administrator,
            String supervisor,
            String operator,
            String department,
            String channel,
            String placement,
            String calendar,
            String keywordRule,
            String sla,
            String automation) {
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
        String department = make(account, Setting.Department.class, new DepartmentDraft(null, "Sales", null, null));
        String channel = make(account, Setting.Channel.class, ChannelDraft.web("Site"));
        String placement = make(
                account,
                Setting.Placement.class,
                new PlacementDraft(null, channel, "Button", "de", null, "Chat", "", "#2563eb", "right"));
        String calendar = make(
                account,
                TimeSetting.Calendar.class,
                new CalendarDraft(
                        null, "Office", null, List.of(new CalendarDraft.Hours("MONDAY", "09:00", "18:00")), List.of()));
        String rule = make(
                account,
                RuleSetting.KeywordRule.class,
                new KeywordRuleDraft(null, "Money", 1, true, "word", "invoice", null, null, null, List.of("billing")));
        String sla = make(
                account, RuleSetting.Sla.class, new SlaDraft(null, "Quick", 1, null, null, 60, 0, 0, 80, calendar));
        String automation = make(
                account,
                RuleSetting.Automation.class,
                new AutomationDraft(
                        null,
                        "Greet",
                        1,
                        true,
                        "dialog-opened",
                        null,
                        null,
                        Json.mapper().valueToTree(List.of(Map.of("kind", "send-text", "text", "Hello")))));
        return new Shop(
                account,
                administrator,
                supervisor,
                operator,
                department,
                channel,
                placement,
                calendar,
                rule,
                sla,
                automation);
    }

    private <S extends Setting> String make(AccountId account, Class<S> kind, Draft<S> draft) {
        return settings.create(Author.SYSTEM, account, kind, UUID.randomUUID().toString(), draft)
                .id();
    }

    private String person(AccountId account, Role role) {
        var id = new OperatorId(UUID.randomUUID().toString());
        String word = role.name().toLowerCase(Locale.ROOT);
        operators.add(
                Author.SYSTEM,
                account,
                id,
                new OperatorDraft(
                        null,
                        "The " + word,
                        word + "@" + account.value() + ".example",
                        word,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
        return id.value();
    }
}
