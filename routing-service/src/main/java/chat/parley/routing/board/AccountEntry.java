package chat.parley.routing.board;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.settings.TimeSetting;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What routing needs of an account's settings.
 *
 * @param version of the account's own setting; 0 while none has been heard
 * @param maxDialogs limit of operators who have none of their own [W-48]
 * @param weights null while none have been heard
 * @param departments those heard of, removed ones too
 */
public record AccountEntry(
        AccountId accountId,
        long version,
        boolean autoAssignment,
        boolean multilingual,
        int maxDialogs,
        @Nullable Weights weights,
        Map<DepartmentId, Department> departments) {
    private static final int USUAL_WEIGHT = 1;

    public AccountEntry {
        // Entries of before departments had settings of their own have none.
        departments = departments == null ? Map.of() : Map.copyOf(departments);
    }

    /**
     * How many places dialogs take [P-22].
     *
     * @param version of the setting they stand in
     * @param byKind 1 where a channel kind is missing
     */
    public record Weights(long version, Map<ChannelKind, Integer> byKind) {
        public Weights {
            byKind = Map.copyOf(byKind);
        }
    }

    /** @param autoAssignment whether routing gives its dialogs out; null for as the account does [W-43] */
    public record Department(long version, @Nullable Boolean autoAssignment) {}

    /** How an account is routed before its settings are heard: as a new account is, by hand. */
    static AccountEntry unheard(AccountId accountId) {
        return new AccountEntry(accountId, 0, false, false, 5, null, Map.of());
    }

    AccountEntry with(Setting.Account setting) {
        return new AccountEntry(
                accountId,
                setting.version(),
                setting.autoAssignment() && !setting.removed(),
                setting.multilingual(),
                setting.maxDialogs(),
                weights,
                setting.removed() ? withoutOverrides() : departments);
    }

    AccountEntry with(TimeSetting.Distribution setting) {
        var changed = new Weights(setting.version(), setting.removed() ? Map.of() : setting.weights());
        return new AccountEntry(accountId, version, autoAssignment, multilingual, maxDialogs, changed, departments);
    }

    AccountEntry with(Setting.Department setting) {
        var changed = new HashMap<>(departments);
        changed.put(
                setting.departmentId(),
                new Department(setting.version(), setting.removed() ? null : setting.autoAssignment()));
        return new AccountEntry(accountId, version, autoAssignment, multilingual, maxDialogs, weights, changed);
    }

    /** The version heard of this setting; 0 for none. */
    long versionOf(Setting.Department setting) {
        var known = departments.get(setting.departmentId());
        return known == null ? 0 : known.version();
    }

    /** The version heard of how dialogs are given out; 0 for none, though even that may be said. */
    long versionOfWeights() {
        return weights == null ? -1 : weights.version();
    }

    /**
     * How many places a dialog takes.
     *
     * @param kind of its channel; null where it is not known
     */
    public int weight(@Nullable ChannelKind kind) {
        if (kind == null || weights == null) {
            return USUAL_WEIGHT;
        }
        return Math.max(0, weights.byKind().getOrDefault(kind, USUAL_WEIGHT));
    }

    /** The fewest places that any dialog takes. */
    int leastWeight() {
        return weights == null
                ? USUAL_WEIGHT
                : weights.byKind().keySet().stream().mapToInt(this::weight).reduce(USUAL_WEIGHT, Math::min);
    }

    /** Whether routing gives out the dialogs of this department, or those of none where it is null. */
    public boolean automatic(@Nullable DepartmentId departmentId) {
        var department = departmentId == null ? null : departments.get(departmentId);
        var own = department == null ? null : department.autoAssignment();
        return own == null ? autoAssignment : own;
    }

    private Map<DepartmentId, Department> withoutOverrides() {
        var bare = new HashMap<DepartmentId, Department>();
        departments.forEach((id, known) -> bare.put(id, new Department(known.version(), null)));
        return bare;
    }
}
