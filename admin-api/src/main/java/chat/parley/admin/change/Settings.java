package chat.parley.admin.change;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.settings.Access;
import chat.parley.contracts.settings.Classification;
import chat.parley.contracts.settings.RuleSetting;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.contracts.settings.Visits;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * All that an account has set, at one moment, without what was removed.
 *
 * @param account the account's own settings
 * @param things everything, the account itself among it
 */
public record Settings(Setting.Account account, List<Setting> things) {
    private static final Comparator<Setting> ORDER = Comparator.comparingInt(Settings::rank)
            .thenComparing(Settings::name, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Setting::id);

    public Settings {
        things = things.stream().sorted(ORDER).toList();
    }

    public AccountId accountId() {
        return account.accountId();
    }

    /** Those of one kind, by rank where they have one, else by name. */
    public <S extends Setting> List<S> all(Class<S> kind) {
        return things.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The one with this id. */
    public <S extends Setting> Optional<S> find(Class<S> kind, String id) {
        return things.stream()
                .filter(thing -> kind.isInstance(thing) && thing.id().equals(id))
                .map(kind::cast)
                .findFirst();
    }

    /** Every skill that an operator has. */
    public Set<String> skills() {
        var skills = new TreeSet<String>();
        all(Setting.Operator.class).forEach(operator -> skills.addAll(operator.skills()));
        return skills;
    }

    /** What people call the thing; empty for what has no name. */
    static String name(Setting setting) {
        return switch (setting) {
            case Setting.Account a -> a.name();
            case Setting.Department d -> d.name();
            case Setting.Operator o -> o.name();
            case Setting.Channel c -> c.name();
            case Setting.Placement p -> p.name();
            case TimeSetting.Calendar c -> c.name();
            case RuleSetting.KeywordRule r -> r.name();
            case RuleSetting.Sla s -> s.name();
            case RuleSetting.Automation a -> a.name();
            case Setting.Keys k -> "";
            case TimeSetting.Distribution d -> "";
            case TimeSetting.Times t -> "";
            case Access a -> "";
            case Visits v -> "";
            case Classification c -> "";
        };
    }

    private static int rank(Setting setting) {
        return switch (setting) {
            case RuleSetting.KeywordRule r -> r.rank();
            case RuleSetting.Sla s -> s.rank();
            case RuleSetting.Automation a -> a.rank();
            default -> 0;
        };
    }
}
