package chat.parley.dialog.conversation;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.automation.AutomationAction;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.AutomationId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.id.OperatorId;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an automation rule does to a dialog, under its own name [T-07]. */
final class RuleDeeds {
    private RuleDeeds() {}

    /** Under which name a rule acts. */
    static Actor.System voice(AutomationId rule) {
        return new Actor.System("automation:" + rule.value());
    }

    /**
     * Whether the action can be done and changes anything. A text is always something new; a note and a webhook serve a
     * closed dialog too, and so do tags and category.
     */
    static boolean wouldAct(Judgement judgement, Dialog dialog, AutomationAction action) {
        AccountPolicy policy = judgement.policy();
        return switch (action) {
            case AutomationAction.AssignOperator a ->
                dialog.open()
                        && !dialog.ownedBy(a.operatorId())
                        && policy.operatorName(a.operatorId()) != null
                        && !justLost(judgement, a.operatorId());
            case AutomationAction.AssignDepartment a ->
                dialog.open()
                        && !a.departmentId().equals(dialog.place().departmentId())
                        && policy.hasDepartment(a.departmentId());
            case AutomationAction.RequireSkills a ->
                dialog.status() == DialogStatus.WAITING
                        && !dialog.place().skills().containsAll(a.skills());
            case AutomationAction.AddTags a -> {
                Set<String> tags = dialog.marks().tags();
                yield !tags.containsAll(a.tags()) && union(tags, a.tags()).size() <= MarkRules.MOST_TAGS;
            }
            case AutomationAction.SetCategory a ->
                !a.category().equals(dialog.marks().category());
            case AutomationAction.SetPriority a ->
                dialog.open() && dialog.marks().priority() != a.priority();
            case AutomationAction.SendText a -> dialog.open();
            case AutomationAction.WriteNote a -> true;
            case AutomationAction.CallWebhook a -> true;
            case AutomationAction.CloseDialog a -> dialog.open();
        };
    }

    /** Whether the dialog was taken from this operator just now, because they are gone or do not answer. */
    private static boolean justLost(Judgement judgement, OperatorId operatorId) {
        return judgement.events().stream()
                .anyMatch(event -> event instanceof DialogEvent.DialogQueued queued
                        && queued.reason() != QueueReason.TRANSFERRED
                        && operatorId.equals(queued.previousOperatorId()));
    }

    /** Does what {@link #wouldAct} said would be done. */
    static void act(Judgement judgement, Dialog dialog, AutomationId rule, AutomationAction action) {
        Actor.System voice = voice(rule);
        switch (action) {
            case AutomationAction.AssignOperator a -> assign(judgement, dialog, a.operatorId(), voice);
            case AutomationAction.AssignDepartment a ->
                queue(judgement, dialog, a.departmentId(), dialog.place().skills(), voice);
            case AutomationAction.RequireSkills a ->
                queue(
                        judgement,
                        dialog,
                        dialog.place().departmentId(),
                        union(dialog.place().skills(), a.skills()),
                        voice);
            case AutomationAction.AddTags a -> {
                Set<String> before = dialog.marks().tags();
                Set<String> after = union(before, a.tags());
                var added = new HashSet<>(after);
                added.removeAll(before);
                judgement.happened(
                        dialog.dialogId(), voice, meta -> new DialogEvent.DialogTagged(meta, added, Set.of(), after));
            }
            case AutomationAction.SetCategory a ->
                judgement.happened(
                        dialog.dialogId(), voice, meta -> new DialogEvent.DialogCategoryChanged(meta, a.category()));
            case AutomationAction.SetPriority a ->
                judgement.happened(
                        dialog.dialogId(), voice, meta -> new DialogEvent.DialogPriorityChanged(meta, a.priority()));
            case AutomationAction.SendText a -> {
                MessageId id = message(judgement, voice);
                judgement.happened(
                        dialog.dialogId(),
                        voice,
                        meta -> new DialogEvent.MessagePosted(meta, id, a.text(), null, null));
            }
            case AutomationAction.WriteNote a -> {
                MessageId id = message(judgement, voice);
                judgement.happened(
                        dialog.dialogId(), voice, meta -> new DialogEvent.NotePosted(meta, id, a.text(), id.value()));
            }
            case AutomationAction.CallWebhook a ->
                judgement.happened(
                        dialog.dialogId(), voice, meta -> new DialogEvent.WebhookRequested(meta, rule, a.url()));
            case AutomationAction.CloseDialog a -> LifeRules.end(judgement, dialog, CloseReason.BY_RULE, voice);
        }
    }

    /** As routing would: the operator must answer in time, or somebody else gets the dialog [P-07]. */
    private static void assign(Judgement judgement, Dialog dialog, OperatorId operatorId, Actor.System voice) {
        String name = judgement.policy().operatorName(operatorId);
        if (name != null) {
            OwnerRules.give(
                    judgement,
                    dialog,
                    voice,
                    operatorId,
                    name,
                    AssignmentCause.AUTOMATIC,
                    OwnerRules.previous(dialog),
                    null);
        }
    }

    private static void queue(
            Judgement judgement,
            Dialog dialog,
            @Nullable DepartmentId departmentId,
            Set<String> skills,
            Actor.System voice) {
        judgement.happened(
                dialog.dialogId(),
                voice,
                meta -> new DialogEvent.DialogQueued(
                        meta,
                        QueueReason.TRANSFERRED,
                        departmentId,
                        dialog.place().language(),
                        OwnerRules.previous(dialog),
                        dialog.marks().priority(),
                        skills,
                        null));
    }

    /** A rule may write several times in answer to one command, each time with an id of its own. */
    private static MessageId message(Judgement judgement, Actor.System voice) {
        long next = judgement.present().sequence() + 1;
        return DerivedId.message(new Actor.System(voice.part() + "/" + next), judgement.meta());
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        var both = new HashSet<>(one);
        both.addAll(other);
        return Set.copyOf(both);
    }
}
