package chat.parley.routing.board;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.decision.RoutingDecision.Verdict;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.DialogPriority;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.settings.TimeSetting;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Follows the same inputs as the board, in the plainest way there is, and judges every decision [N-05]. */
final class Referee {
    private static final class Known {
        @Nullable
        OperatorId owner;

        @Nullable
        DepartmentId department;

        String language = "";
        Set<String> skills = Set.of();
        DialogPriority priority = DialogPriority.NORMAL;

        @Nullable
        OperatorId preferred;

        final Set<OperatorId> hadIt = new HashSet<>();
        boolean present;
        QueueReason reason = QueueReason.OPENED;
        Instant since = Instant.EPOCH;
        long queuedSequence;
        int refusals;
        boolean settled;

        @Nullable
        OperatorId reservedFor;

        @Nullable
        String decision;

        boolean waits() {
            return present && owner == null && reservedFor == null && !settled;
        }
    }

    private final Map<DialogId, Known> dialogs = new HashMap<>();
    private final Map<DialogId, ChannelKind> kinds = new HashMap<>();
    private final Map<DepartmentId, Boolean> departments = new HashMap<>();
    private Map<ChannelKind, Integer> weights = Map.of();
    private final Map<OperatorId, Setting.Operator> operators = new HashMap<>();
    private final Map<OperatorId, Map<String, PresenceStatus>> devices = new HashMap<>();
    private Setting.@Nullable Account account;

    void saw(DialogEvent event) {
        var id = event.meta().dialogId();
        switch (event) {
            case DialogEvent.DialogOpened e -> kinds.put(id, e.channelKind());
            case DialogEvent.DialogQueued e -> {
                var known = dialogs.computeIfAbsent(id, i -> new Known());
                if (e.reason() != QueueReason.UNANSWERED || known.since.equals(Instant.EPOCH)) {
                    known.since = e.meta().at();
                }
                if (e.previousOperatorId() != null) {
                    known.hadIt.add(e.previousOperatorId());
                }
                known.present = true;
                known.owner = null;
                known.reservedFor = null;
                known.decision = null;
                known.refusals = 0;
                known.settled = false;
                known.department = e.departmentId();
                known.language = e.language();
                known.skills = e.skills();
                known.priority = e.priority();
                known.preferred = e.preferredOperatorId();
                known.reason = e.reason();
                known.queuedSequence = e.meta().sequence();
            }
            case DialogEvent.OperatorAssigned e -> {
                var known = dialogs.computeIfAbsent(id, i -> new Known());
                known.present = true;
                known.owner = e.operatorId();
                known.reservedFor = null;
                known.decision = null;
            }
            case DialogEvent.DialogPriorityChanged e ->
                Optional.ofNullable(dialogs.get(id)).ifPresent(known -> known.priority = e.priority());
            case DialogEvent.SkillsWaived e ->
                Optional.ofNullable(dialogs.get(id)).ifPresent(known -> known.skills = Set.of());
            case DialogEvent.DialogClosed e -> {
                dialogs.remove(id);
                // Routing remembers the channel of what may be opened again only where it matters.
                if (weight(id) == 1) {
                    kinds.remove(id);
                }
            }
            case DialogEvent.DialogReopened e -> {}
            case DialogEvent.DialogEnded e -> kinds.remove(id);
            default -> throw new IllegalStateException("no such event here: " + event);
        }
    }

    void saw(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            for (var known : dialogs.values()) {
                if (refused.commandId().value().equals(known.decision)) {
                    known.decision = null;
                    if (known.reservedFor != null) {
                        known.reservedFor = null;
                        known.refusals++;
                        known.settled = refused.code() != ErrorCode.INTERNAL_ERROR || known.refusals == 3;
                    }
                }
            }
        }
    }

    void saw(PresenceLease lease) {
        var known = devices.computeIfAbsent(lease.operatorId(), id -> new HashMap<>());
        if (lease.status() == PresenceStatus.OFFLINE) {
            known.remove(lease.deviceId().value());
        } else {
            known.put(lease.deviceId().value(), lease.status());
        }
    }

    void saw(Setting setting) {
        switch (setting) {
            case Setting.Account a -> account = a;
            case Setting.Operator o -> operators.put(o.operatorId(), o);
            case TimeSetting.Distribution d -> weights = d.weights();
            case Setting.Department d -> departments.put(d.departmentId(), d.autoAssignment());
            default -> throw new IllegalStateException("no such setting here: " + setting);
        }
    }

    /** Each decision must be allowed in the state that the ones before it have left. */
    void judge(List<RoutingDecision> decisions) {
        for (var decision : decisions) {
            var known = dialogs.get(decision.dialogId());
            assertThat(known).as("decides on a dialog that is open").isNotNull();
            switch (decision.verdict()) {
                case Verdict.Assign assign -> {
                    assertThat(automatic(known.department))
                            .as("assigns only where assignment is automatic")
                            .isTrue();
                    assertThat(known.waits())
                            .as("assigns only what waits: never two owners")
                            .isTrue();
                    assertThat(assign.queuedSequence()).isEqualTo(known.queuedSequence);
                    var loads = loads();
                    assertThat(mayHave(assign.operatorId(), decision.dialogId(), known, loads))
                            .as("only to whom it may go, below the limit")
                            .isTrue();
                    assertThat(first(decision.dialogId(), known))
                            .as("to whom is asked first, else one of the least loaded")
                            .contains(assign.operatorId());
                    assertThat(decision.dialogId())
                            .as("the first of those that somebody may have")
                            .isEqualTo(first());
                    known.reservedFor = assign.operatorId();
                    known.decision = decision.decisionId().value();
                }
                case Verdict.Requeue requeue -> {
                    assertThat(known.owner).as("takes back only from the owner").isEqualTo(requeue.operatorId());
                    assertThat(known.decision).as("takes back only once").isNull();
                    assertThat(status(requeue.operatorId())).isEqualTo(PresenceStatus.OFFLINE);
                    known.decision = decision.decisionId().value();
                }
                case Verdict.Wait w ->
                    assertThat(eligible(decision.dialogId(), known))
                            .as("waits only where nobody may have it")
                            .isZero();
            }
        }
    }

    /** After every input: nobody could still be given anything [N-04]. */
    void nothingLeftToDecide() {
        assertThat(first()).as("an eligible pair is left").isNull();
    }

    /** A lost operator's dialogs are on their way back, unless that was refused. */
    boolean keepsNothing(OperatorId lost) {
        return dialogs.values().stream().noneMatch(d -> lost.equals(d.owner) && d.decision == null);
    }

    private Map<OperatorId, Integer> loads() {
        var loads = new HashMap<OperatorId, Integer>();
        dialogs.forEach((id, known) -> {
            var has = known.owner == null ? known.reservedFor : known.owner;
            if (has != null) {
                loads.merge(has, weight(id), Integer::sum);
            }
        });
        return loads;
    }

    private int weight(DialogId id) {
        var kind = kinds.get(id);
        return kind == null ? 1 : weights.getOrDefault(kind, 1);
    }

    /** The first of the waiting dialogs that somebody may have; null for none. */
    private @Nullable DialogId first() {
        var loads = loads();
        return dialogs.entrySet().stream()
                .filter(d -> d.getValue().waits() && automatic(d.getValue().department))
                .filter(d -> operators.keySet().stream().anyMatch(o -> mayHave(o, d.getKey(), d.getValue(), loads)))
                .min(Comparator.<Map.Entry<DialogId, Known>, Boolean>comparing(
                                d -> d.getValue().reason != QueueReason.OPERATOR_LOST)
                        .thenComparing(d -> -d.getValue().priority.ordinal())
                        .thenComparing(d -> d.getValue().since)
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /** Whom the dialog may be given to first; where all have had it, all may have it again. */
    private Set<OperatorId> first(DialogId id, Known dialog) {
        var loads = loads();
        var may = operators.keySet().stream()
                .filter(o -> mayHave(o, id, dialog, loads))
                .collect(Collectors.toSet());
        var fresh = may.stream().filter(o -> !dialog.hadIt.contains(o)).collect(Collectors.toSet());
        if (dialog.preferred != null && fresh.contains(dialog.preferred)) {
            return Set.of(dialog.preferred);
        }
        if (fresh.isEmpty()) {
            dialog.hadIt.clear();
        }
        var among = fresh.isEmpty() ? may : fresh;
        int least = among.stream().mapToInt(o -> loads.getOrDefault(o, 0)).min().orElseThrow();
        return among.stream().filter(o -> loads.getOrDefault(o, 0) == least).collect(Collectors.toSet());
    }

    private long eligible(DialogId id, Known dialog) {
        var loads = loads();
        return operators.keySet().stream()
                .filter(o -> mayHave(o, id, dialog, loads))
                .count();
    }

    private boolean mayHave(OperatorId id, DialogId dialogId, Known dialog, Map<OperatorId, Integer> loads) {
        var operator = operators.get(id);
        if (operator == null || operator.removed() || status(id) != PresenceStatus.ONLINE) {
            return false;
        }
        var limit = operator.maxDialogs() == null ? account.maxDialogs() : operator.maxDialogs();
        return loads.getOrDefault(id, 0) + weight(dialogId) <= limit
                && (!account.multilingual() || operator.languages().contains(dialog.language))
                && (dialog.department == null || operator.departments().contains(dialog.department))
                && operator.skills().containsAll(dialog.skills);
    }

    int weightOf(DialogId id) {
        return weight(id);
    }

    PresenceStatus status(OperatorId id) {
        var operator = operators.get(id);
        if (operator != null && operator.removed()) {
            return PresenceStatus.OFFLINE;
        }
        return devices.getOrDefault(id, Map.of()).values().stream()
                .min(PresenceStatus::compareTo)
                .orElse(PresenceStatus.OFFLINE);
    }

    private boolean automatic(@Nullable DepartmentId department) {
        var own = department == null ? null : departments.get(department);
        return own == null ? account != null && account.autoAssignment() : own;
    }
}
