package chat.parley.admin.installation;

import chat.parley.admin.account.AccountDraft;
import chat.parley.admin.account.AccountStore;
import chat.parley.admin.change.Author;
import chat.parley.admin.change.SettingStore;
import chat.parley.admin.channel.ChannelDraft;
import chat.parley.admin.department.DepartmentDraft;
import chat.parley.admin.operator.OperatorDraft;
import chat.parley.admin.operator.OperatorStore;
import chat.parley.admin.placement.PlacementDraft;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.settings.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** A shop to try Parley with; the logins of its operators come with Keycloak's realm. */
@ApplicationScoped
public class DemoStore {
    /** The demo's account. */
    public static final AccountId ACCOUNT = new AccountId("demo");

    private static final Author PARLEY = Author.SYSTEM;
    private static final String OPERATOR_IDS = "00000000-0000-4000-8000-00000000000";
    private static final String CHANNEL = "demo-web";
    private static final List<String> BOTH = List.of("sales", "support");

    private final AccountStore accounts;
    private final OperatorStore operators;
    private final SettingStore settings;

    public DemoStore(AccountStore accounts, OperatorStore operators, SettingStore settings) {
        this.accounts = accounts;
        this.operators = operators;
        this.settings = settings;
    }

    /** Opens the demo shop unless it was opened before; what people changed in it since stays. */
    @Transactional
    public void plant() {
        if (accounts.isKnown(ACCOUNT)) {
            return;
        }
        accounts.open(
                PARLEY,
                ACCOUNT,
                new AccountDraft(
                        0L,
                        "Demo shop",
                        "Europe/Moscow",
                        "ru",
                        false,
                        true,
                        AccountDraft.USUAL_DIALOGS,
                        false,
                        60,
                        "Все операторы сейчас заняты. Мы ответим вам, как только кто-нибудь освободится.",
                        0,
                        null,
                        null,
                        null,
                        null));
        department("sales", "Продажи");
        department("support", "Поддержка");
        operator("a", "Анна Ветрова", "ann", "operator", BOTH, List.of("ru", "en"));
        operator("b", "Борис Ключевский", "boris", "operator", BOTH, List.of("ru", "en"));
        operator("c", "Вера Соколова", "vera", "supervisor", BOTH, List.of("ru", "en"));
        operator("d", "Администратор", "admin", "administrator", List.of(), List.of("ru"));
        settings.create(PARLEY, ACCOUNT, Setting.Channel.class, CHANNEL, ChannelDraft.web("Сайт магазина"));
        placement("demo-ru", "Кнопка на русском", "ru", "Чат с магазином", "Здравствуйте! Чем мы можем помочь?");
        placement("demo-en", "Button in English", "en", "Chat with the shop", "Hello! How can we help?");
    }

    private void department(String id, String name) {
        settings.create(PARLEY, ACCOUNT, Setting.Department.class, id, new DepartmentDraft(null, name, null, null));
    }

    private void operator(
            String lastDigit, String name, String login, String role, List<String> in, List<String> languages) {
        operators.add(
                PARLEY,
                ACCOUNT,
                new OperatorId(OPERATOR_IDS + lastDigit),
                new OperatorDraft(
                        null, name, login + "@demo.example", role, in, languages, null, null, null, null, null));
    }

    private void placement(String id, String name, String language, String title, String greeting) {
        settings.create(
                PARLEY,
                ACCOUNT,
                Setting.Placement.class,
                id,
                new PlacementDraft(null, CHANNEL, name, language, null, title, greeting, "#2563eb", "right"));
    }
}
