package chat.parley.routing.board;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.decision.RoutingDecision.Verdict;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.DialogPriority;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DecisionId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.presence.PresenceStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One account with its board, in the words of the requirements; every input's decisions are kept in order. */
final class Office {
    static final AccountId ACCOUNT = new AccountId("acme");
    static final Instant START = Instant.parse("2026-11-21T09:00:00Z");

    final MemoryOfEntries memory = new MemoryOfEntries();
    final List<RoutingDecision> decisions = new ArrayList<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final Settings settings = new Settings();
    private RoutingBoard board = new RoutingBoard(ACCOUNT, memory);
    Instant now = START;

    static Office automatic() {
        return new Office().account(true, true, 5);
    }

    static Office byHand() {
        return new Office().account(false, true, 5);
    }

    Office account(boolean automatic, boolean multilingual, int maxDialogs) {
        return took(board.on(settings.account(automatic, multilingual, maxDialogs), tick()));
    }

    Office operator(String name, String... languages) {
        return operator(name, Set.of(), null, languages.length == 0 ? Set.of("en") : Set.of(languages));
    }

    Office operator(String name, Set<String> departments, Integer maxDialogs, Set<String> languages) {
        return operator(name, departments, maxDialogs, languages, false);
    }

    Office operator(String name, Set<String> departments, Integer maxDialogs, Set<String> languages, boolean removed) {
        return operator(name, departments, maxDialogs, languages, removed, Set.of());
    }

    Office skilled(String name, String... skills) {
        return operator(name, Set.of(), null, Set.of("en"), false, Set.of(skills));
    }

    private Office operator(
            String name,
            Set<String> departments,
            Integer maxDialogs,
            Set<String> languages,
            boolean removed,
            Set<String> skills) {
        var ids = departments.stream().map(DepartmentId::new).collect(Collectors.toSet());
        return took(board.on(settings.operator(name, ids, maxDialogs, languages, removed, skills), tick()));
    }

    /** How many places dialogs of a kind of channel take. */
    Office weights(Map<String, Integer> byKind) {
        var weights = new HashMap<ChannelKind, Integer>();
        byKind.forEach((kind, weight) -> weights.put(new ChannelKind(kind), weight));
        return took(board.on(settings.weights(weights), tick()));
    }

    /** @param automatic null for as the account */
    Office department(String name, Boolean automatic) {
        return took(board.on(settings.department(new DepartmentId(name), false, automatic), tick()));
    }

    Office departmentRemoved(String name) {
        return took(board.on(settings.department(new DepartmentId(name), true, true), tick()));
    }

    Office presence(String name, PresenceStatus status) {
        return presence(name, "laptop", status);
    }

    Office presence(String name, String device, PresenceStatus status) {
        return took(board.on(
                new PresenceLease(ACCOUNT, new OperatorId(name), new DeviceId(device), status, 15_000), tick()));
    }

    Office online(String... names) {
        for (var name : names) {
            presence(name, PresenceStatus.ONLINE);
        }
        return this;
    }

    Office leaseEnds(String name) {
        return leaseEnds(name, "laptop");
    }

    Office leaseEnds(String name, String device) {
        return took(board.leaseEnded(new OperatorId(name), new DeviceId(device), tick()));
    }

    Office opens(String dialog) {
        return queued(dialog, QueueReason.OPENED, null, "en", null);
    }

    Office opens(String dialog, String department, String language) {
        return queued(dialog, QueueReason.OPENED, department, language, null);
    }

    Office queued(String dialog, QueueReason reason, String department, String language, String previous) {
        return queued(dialog, reason, department, language, previous, DialogPriority.NORMAL, Set.of(), null);
    }

    Office queued(
            String dialog,
            QueueReason reason,
            String department,
            String language,
            String previous,
            DialogPriority priority,
            Set<String> skills,
            String preferred) {
        return took(board.on(new DialogEvent.DialogQueued(
                meta(dialog),
                reason,
                department == null ? null : new DepartmentId(department),
                language,
                previous == null ? null : new OperatorId(previous),
                priority,
                skills,
                preferred == null ? null : new OperatorId(preferred))));
    }

    /** Opened on a kind of channel, and waiting. */
    Office opensOn(String kind, String dialog) {
        took(board.on(new DialogEvent.DialogOpened(
                meta(dialog),
                new VisitorId("v-" + dialog),
                null,
                new ChannelId("channel"),
                new ChannelKind(kind),
                null,
                null,
                "en",
                null,
                false,
                null)));
        return opens(dialog);
    }

    Office opensUrgent(String dialog, DialogPriority priority) {
        return queued(dialog, QueueReason.OPENED, null, "en", null, priority, Set.of(), null);
    }

    Office opensRequiring(String dialog, String... skills) {
        return queued(dialog, QueueReason.OPENED, null, "en", null, DialogPriority.NORMAL, Set.of(skills), null);
    }

    Office opensPreferring(String dialog, String operator) {
        return queued(dialog, QueueReason.OPENED, null, "en", null, DialogPriority.NORMAL, Set.of(), operator);
    }

    Office priority(String dialog, DialogPriority priority) {
        return took(board.on(new DialogEvent.DialogPriorityChanged(meta(dialog), priority)));
    }

    Office skillsWaived(String dialog) {
        return took(board.on(new DialogEvent.SkillsWaived(meta(dialog))));
    }

    Office returned(String dialog) {
        return took(board.on(new DialogEvent.DialogReturned(meta(dialog), "bot-1", null)));
    }

    Office reopened(String dialog, String operator) {
        took(board.on(new DialogEvent.DialogReopened(meta(dialog))));
        return assigned(dialog, operator, AssignmentCause.REOPENED);
    }

    Office ends(String dialog) {
        return took(board.on(new DialogEvent.DialogEnded(meta(dialog))));
    }

    Office assigned(String dialog, String operator, AssignmentCause cause) {
        return took(board.on(new DialogEvent.OperatorAssigned(
                meta(dialog), new OperatorId(operator), operator, cause, null, null, null, null, null)));
    }

    /** dialog-service does what was decided last for the dialog. */
    Office carriedOut(String dialog) {
        var decision = last(dialog);
        return switch (decision.verdict()) {
            case Verdict.Assign a -> assigned(dialog, a.operatorId().value(), AssignmentCause.AUTOMATIC);
            case Verdict.Requeue r ->
                queued(dialog, r.reason(), null, "en", r.operatorId().value());
            case Verdict.Wait w -> throw new IllegalStateException("a wait is not carried out");
        };
    }

    Office closes(String dialog) {
        return took(board.on(new DialogEvent.DialogClosed(meta(dialog), CloseReason.BY_OPERATOR, null)));
    }

    Office refused(DecisionId decision, String dialog, ErrorCode code) {
        return took(board.on(
                new Outcome.Refused(
                        new CommandId(decision.value()),
                        ACCOUNT,
                        new ConversationId("c-" + dialog),
                        new Actor.System("routing"),
                        sequences.getOrDefault(dialog, 0L),
                        0,
                        code,
                        "",
                        null,
                        null,
                        null),
                tick()));
    }

    Office crashes() {
        board = memory.rebuilt(ACCOUNT);
        return this;
    }

    Office goesOn() {
        while (board.isUnfinished()) {
            took(board.goOn(tick()));
        }
        return this;
    }

    RoutingBoard board() {
        return board;
    }

    List<RoutingDecision> of(String dialog) {
        return decisions.stream()
                .filter(d -> d.dialogId().value().equals(dialog))
                .toList();
    }

    RoutingDecision last(String dialog) {
        return of(dialog).getLast();
    }

    /** Who the dialog was given to last by routing; "nobody" while it waits. */
    String routedTo(String dialog) {
        return of(dialog).isEmpty() || !(last(dialog).verdict() instanceof Verdict.Assign assign)
                ? "nobody"
                : assign.operatorId().value();
    }

    List<String> assignedInOrder() {
        return decisions.stream()
                .filter(d -> d.verdict() instanceof Verdict.Assign)
                .map(d -> d.dialogId().value())
                .toList();
    }

    Instant tick() {
        now = now.plusMillis(10);
        return now;
    }

    private EventMeta meta(String dialog) {
        return new EventMeta(
                ACCOUNT,
                new ConversationId("c-" + dialog),
                new DialogId(dialog),
                sequences.merge(dialog, 1L, Long::sum),
                null,
                tick(),
                new Actor.System("test"),
                new CommandId("cause"));
    }

    private Office took(List<RoutingDecision> made) {
        decisions.addAll(made);
        return this;
    }
}
