package chat.parley.platform.settings;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.settings.Access;
import chat.parley.contracts.settings.Setting;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * All accounts' settings in memory, newest versions only. Safe for many readers and one writer; a removed thing is not
 * found any more.
 */
public final class SettingsView {
    private final ConcurrentMap<String, Setting> byKey = new ConcurrentHashMap<>();
    private final ConcurrentMap<AccountId, ConcurrentMap<String, Setting>> byAccount = new ConcurrentHashMap<>();
    private final ConcurrentMap<PlacementId, Setting.Placement> placements = new ConcurrentHashMap<>();
    private final List<Consumer<Setting>> listeners = new CopyOnWriteArrayList<>();

    /** Takes a setting in unless a newer or equal version is known; true when it changed the view. */
    public boolean apply(Setting setting) {
        Setting known = byKey.get(setting.key());
        if (known != null && known.version() >= setting.version()) {
            return false;
        }
        byKey.put(setting.key(), setting);
        byAccount
                .computeIfAbsent(setting.accountId(), id -> new ConcurrentHashMap<>())
                .put(setting.key(), setting);
        if (setting instanceof Setting.Placement placement) {
            if (placement.removed()) {
                placements.remove(placement.placementId());
            } else {
                placements.put(placement.placementId(), placement);
            }
        }
        listeners.forEach(listener -> listener.accept(setting));
        return true;
    }

    /** Calls {@code listener} on the writer's thread after each change from now on. */
    public void onChange(Consumer<Setting> listener) {
        listeners.add(listener);
    }

    public Optional<Setting.Account> account(AccountId account) {
        return find(account, Setting.Account.class, account.value());
    }

    public Optional<Setting.Keys> keys(AccountId account) {
        return find(account, Setting.Keys.class, account.value());
    }

    /** From where the account's console may be used; empty where nothing was ever saved. */
    public Optional<Access> access(AccountId account) {
        return find(account, Access.class, account.value());
    }

    public Optional<Setting.Department> department(AccountId account, DepartmentId department) {
        return find(account, Setting.Department.class, department.value());
    }

    public Optional<Setting.Operator> operator(AccountId account, OperatorId operator) {
        return find(account, Setting.Operator.class, operator.value());
    }

    public Optional<Setting.Channel> channel(AccountId account, ChannelId channel) {
        return find(account, Setting.Channel.class, channel.value());
    }

    /** The placement with this id, of whatever account: a widget knows nothing but its placement. */
    public Optional<Setting.Placement> placement(PlacementId placement) {
        return Optional.ofNullable(placements.get(placement));
    }

    /** The account's operators, ordered by id. */
    public List<Setting.Operator> operators(AccountId account) {
        return all(account, Setting.Operator.class).stream()
                .sorted(Comparator.comparing(Setting.Operator::operatorId))
                .toList();
    }

    /** Everything of one type in an account that is not removed. */
    public <T extends Setting> List<T> all(AccountId account, Class<T> type) {
        Collection<Setting> settings =
                byAccount.getOrDefault(account, new ConcurrentHashMap<>()).values();
        return settings.stream()
                .filter(setting -> !setting.removed())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** Every account that is not removed. */
    public List<Setting.Account> accounts() {
        return byAccount.keySet().stream()
                .map(this::account)
                .flatMap(Optional::stream)
                .toList();
    }

    private <T extends Setting> Optional<T> find(AccountId account, Class<T> type, String id) {
        Setting setting = byKey.get(account.value() + "/" + type.getSimpleName() + "/" + id);
        return setting == null || setting.removed() ? Optional.empty() : Optional.of(type.cast(setting));
    }
}
