package chat.parley.testkit;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.settings.Setting;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A small company: departments {@code sales} and {@code support}; operators ann (sales, English and Russian) and boris
 * (support, Russian); vera, their supervisor; adam, administrator; one web channel with one button on a shop's pages.
 */
public final class SampleAccount {
    public static final ChannelId WEB = new ChannelId("web-1");
    public static final PlacementId SHOP = new PlacementId("shop");
    public static final DepartmentId SALES = new DepartmentId("sales");
    public static final DepartmentId SUPPORT = new DepartmentId("support");

    /** An origin whose pages may open the chat. */
    public static final String SHOP_ORIGIN = "https://shop.example.com";

    private final AccountId id;
    private final VisitorKeys keys;

    /** @param id {@code acme}, or something unique where tests share a broker */
    public SampleAccount(String id) {
        this.id = new AccountId(id);
        this.keys = VisitorKeys.of(this.id);
    }

    public AccountId id() {
        return id;
    }

    public VisitorKeys keys() {
        return keys;
    }

    /** Automatic assignment on, three dialogs each, the busy text after 60 s, idle close after 15 min. */
    public Setting.Account account() {
        return new Setting.Account(
                id,
                1,
                false,
                "Acme",
                "Europe/Moscow",
                "en",
                true,
                true,
                3,
                false,
                60,
                "All operators are busy. Please stay with us.",
                900);
    }

    /** As {@link #account}, but operators take dialogs by hand. */
    public Setting.Account withManualAssignment() {
        var usual = account();
        return new Setting.Account(
                id,
                usual.version(),
                false,
                usual.name(),
                usual.timeZone(),
                usual.language(),
                usual.multilingual(),
                false,
                usual.maxDialogs(),
                usual.hideOthersDialogs(),
                usual.firstReplySeconds(),
                usual.busyText(),
                usual.idleCloseSeconds());
    }

    public Setting.Operator ann() {
        return operator("ann", "Ann", Role.OPERATOR, Set.of(SALES), "en", "ru");
    }

    public Setting.Operator boris() {
        return operator("boris", "Boris", Role.OPERATOR, Set.of(SUPPORT), "ru");
    }

    public Setting.Operator vera() {
        return operator("vera", "Vera", Role.SUPERVISOR, Set.of(SALES, SUPPORT), "en", "ru");
    }

    public Setting.Operator adam() {
        return operator("adam", "Adam", Role.ADMINISTRATOR, Set.of(), "en");
    }

    /** @param operatorId unique within the account; others of the sample have their ids after their names */
    public Setting.Operator operator(
            String operatorId, String name, Role role, Set<DepartmentId> departments, String... languages) {
        return new Setting.Operator(
                id,
                1,
                false,
                new OperatorId(operatorId),
                name,
                operatorId + "@example.com",
                role,
                new TreeSet<>(departments),
                new TreeSet<>(List.of(languages)),
                null,
                Set.of(),
                null);
    }

    public Setting.Department sales() {
        return new Setting.Department(id, 1, false, SALES, "Sales", null, null);
    }

    public Setting.Department support() {
        return new Setting.Department(id, 1, false, SUPPORT, "Support", null, null);
    }

    public Setting.Channel web() {
        return new Setting.Channel(
                id,
                1,
                false,
                WEB,
                ChannelKind.WEB,
                "Web chat",
                null,
                true,
                Set.of(SHOP_ORIGIN),
                Set.of(),
                Map.of(),
                Map.of());
    }

    public Setting.Placement shop() {
        return new Setting.Placement(
                id, 1, false, SHOP, WEB, "Shop", "en", null, "Chat with Acme", "How can we help?", "#2563eb", "right");
    }

    /** All of it, in an order in which each thing comes after those it names. */
    public List<Setting> settings() {
        return List.of(account(), keys.setting(), sales(), support(), ann(), boris(), vera(), adam(), web(), shop());
    }

    /** The operator as the issuer of commands. */
    public static Actor.Operator actor(Setting.Operator operator) {
        return new Actor.Operator(operator.operatorId(), operator.name(), operator.role());
    }
}
