package chat.parley.routing.replay;

import chat.parley.contracts.decision.RoutingDecision.Rejection;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.settings.Access;
import chat.parley.contracts.settings.Classification;
import chat.parley.contracts.settings.RuleSetting;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.contracts.settings.Visits;
import chat.parley.routing.board.AccountEntry;
import chat.parley.routing.board.OperatorEntry;
import chat.parley.routing.rule.RuleBook;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be otherwise in a replay; what is left out stays as it was.
 *
 * @param autoAssignment whether the account gives its dialogs out
 * @param multilingual whether languages restrict who gets a dialog
 * @param maxDialogs limit of operators who have none of their own
 * @param weights how many places dialogs take by kind of channel, instead of all the real ones
 * @param limits operators' own limits, beside the real ones
 * @param departments whether departments give their dialogs out, beside the real ones
 * @param without rules that are left out, by the reason they give
 */
public record Policy(
        @Nullable Boolean autoAssignment,
        @Nullable Boolean multilingual,
        @Nullable Integer maxDialogs,
        @Nullable Map<ChannelKind, Integer> weights,
        Map<OperatorId, Integer> limits,
        Map<DepartmentId, Boolean> departments,
        Set<Rejection> without) {
    /** Everything as it was. */
    public static final Policy SAME = new Policy(null, null, null, null, Map.of(), Map.of(), Set.of());

    public Policy {
        weights = weights == null ? null : Map.copyOf(weights);
        limits = limits == null ? Map.of() : Map.copyOf(limits);
        departments = departments == null ? Map.of() : Map.copyOf(departments);
        without = without == null ? Set.of() : Set.copyOf(without);
    }

    /** @throws IllegalArgumentException where a rule is to be left out that nobody can do without */
    public RuleBook rules() {
        return RuleBook.ALL.without(without);
    }

    AccountEntry on(AccountEntry real) {
        var changed = new HashMap<>(real.departments());
        departments.forEach((id, automatic) -> {
            var known = real.departments().get(id);
            changed.put(id, new AccountEntry.Department(known == null ? 0 : known.version(), automatic));
        });
        return new AccountEntry(
                real.accountId(),
                real.version(),
                autoAssignment == null ? real.autoAssignment() : autoAssignment,
                multilingual == null ? real.multilingual() : multilingual,
                maxDialogs == null ? real.maxDialogs() : maxDialogs,
                weights == null ? real.weights() : new AccountEntry.Weights(versionOfWeights(real), weights),
                changed);
    }

    OperatorEntry on(OperatorEntry real) {
        var person = real.person();
        var limit = limits.get(real.operatorId());
        if (person == null || limit == null) {
            return real;
        }
        var changed = new OperatorEntry.Person(
                person.version(),
                person.removed(),
                person.name(),
                person.departments(),
                person.languages(),
                limit,
                person.skills());
        return new OperatorEntry(
                real.accountId(), real.operatorId(), changed, real.devices(), real.lastAssignedAt(), real.lostAt());
    }

    Setting on(Setting real) {
        return switch (real) {
            case Setting.Account a -> on(a);
            case Setting.Operator o -> on(o);
            case Setting.Department d -> on(d);
            case TimeSetting.Distribution d -> on(d);
            case Setting.Keys k -> k;
            case Setting.Channel c -> c;
            case Setting.Placement p -> p;
            case TimeSetting.Times t -> t;
            case TimeSetting.Calendar c -> c;
            case Access a -> a;
            case Visits v -> v;
            case Classification c -> c;
            case RuleSetting.KeywordRule r -> r;
            case RuleSetting.Sla s -> s;
            case RuleSetting.Automation a -> a;
        };
    }

    private Setting on(Setting.Account a) {
        return new Setting.Account(
                a.accountId(),
                a.version(),
                a.removed(),
                a.name(),
                a.timeZone(),
                a.language(),
                multilingual == null ? a.multilingual() : multilingual,
                autoAssignment == null ? a.autoAssignment() : autoAssignment,
                maxDialogs == null ? a.maxDialogs() : maxDialogs,
                a.hideOthersDialogs(),
                a.firstReplySeconds(),
                a.busyText(),
                a.idleCloseSeconds());
    }

    private Setting on(Setting.Operator o) {
        return new Setting.Operator(
                o.accountId(),
                o.version(),
                o.removed(),
                o.operatorId(),
                o.name(),
                o.email(),
                o.role(),
                o.departments(),
                o.languages(),
                limits.getOrDefault(o.operatorId(), o.maxDialogs()),
                o.skills(),
                o.shift());
    }

    private Setting on(Setting.Department d) {
        return new Setting.Department(
                d.accountId(),
                d.version(),
                d.removed(),
                d.departmentId(),
                d.name(),
                departments.getOrDefault(d.departmentId(), d.autoAssignment()),
                d.calendarId());
    }

    private Setting on(TimeSetting.Distribution d) {
        return new TimeSetting.Distribution(
                d.accountId(),
                d.version(),
                d.removed(),
                d.stickyOperator(),
                d.reassignSeconds(),
                d.skillSeconds(),
                weights == null ? d.weights() : weights,
                d.beyondLimitAllowed(),
                d.queueShown(),
                d.queueText(),
                d.onlineQueueLimit(),
                d.offlineQueueLimit());
    }

    private static long versionOfWeights(AccountEntry real) {
        return real.weights() == null ? -1 : real.weights().version();
    }
}
