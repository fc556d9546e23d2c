package chat.parley.dialog.conversation;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.automation.AutomationAction;
import chat.parley.contracts.automation.AutomationTrigger;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.TimerKind;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.dialog.automation.AutomationRule;
import chat.parley.dialog.automation.AutomationRules;
import chat.parley.dialog.automation.AutomationRun;
import chat.parley.dialog.automation.AutomationStage;
import chat.parley.dialog.automation.DialogFacts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the account's automation rules make of a decision, within the same decision [T-07]: of what a command has done,
 * or of its being silent for so long.
 */
final class Reactions implements AutomationStage {
    private final Judgement judgement;
    private @Nullable JudgedFacts facts;
    private long factsAsOf;

    private Reactions(Judgement judgement) {
        this.judgement = judgement;
    }

    /** Lets the rules act after {@code command} was accepted with the events drafted so far. */
    static void to(Judgement judgement, DialogCommand command) {
        Dialog dialog = judgement.present().dialog();
        AutomationRules rules = judgement.policy().rules().automations();
        if (dialog == null || rules.isEmpty()) {
            return;
        }
        var run = new AutomationRun(
                rules, new Reactions(judgement), dialog.watch().guard());
        if (command instanceof DialogCommand.TimerDue due && due.kind() == TimerKind.AUTOMATION) {
            Duration silence = silence(judgement, dialog, due);
            if (silence != null) {
                run.onSilence(silence);
            }
        } else {
            run.on(triggers(judgement.events()));
        }
    }

    /** For how long nobody has written when this timer was due; null for one that has been overtaken. */
    private static @Nullable Duration silence(Judgement judgement, Dialog dialog, DialogCommand.TimerDue timer) {
        var spoken = dialog.watch().spoken();
        boolean stands = dialog.open()
                && dialog.dialogId().equals(timer.dialogId())
                && timer.generation() == spoken.sequence()
                && timer.due() != null
                && !timer.due().isAfter(judgement.meta().at());
        return stands ? Duration.between(spoken.at(), timer.due()) : null;
    }

    private static List<AutomationTrigger> triggers(List<DialogEvent> events) {
        var triggers = new ArrayList<AutomationTrigger>();
        for (DialogEvent event : events) {
            AutomationTrigger trigger = trigger(event);
            if (trigger != null) {
                triggers.add(trigger);
            }
        }
        return triggers;
    }

    private static @Nullable AutomationTrigger trigger(DialogEvent event) {
        return switch (event) {
            case DialogEvent.DialogOpened e -> AutomationTrigger.DIALOG_OPENED;
            case DialogEvent.MessagePosted e ->
                switch (e.meta().actor()) {
                    case Actor.Visitor v -> AutomationTrigger.VISITOR_MESSAGE;
                    case Actor.Operator o -> AutomationTrigger.OPERATOR_MESSAGE;
                    case Actor.Bot b -> null;
                    case Actor.System s -> null;
                };
            case DialogEvent.OperatorAssigned e -> AutomationTrigger.OPERATOR_ASSIGNED;
            case DialogEvent.DialogQueued e -> AutomationTrigger.DIALOG_QUEUED;
            case DialogEvent.DialogTagged e -> AutomationTrigger.DIALOG_CHANGED;
            case DialogEvent.DialogPriorityChanged e -> AutomationTrigger.DIALOG_CHANGED;
            case DialogEvent.DialogCategoryChanged e -> AutomationTrigger.DIALOG_CHANGED;
            case DialogEvent.ReplyOverdue e -> AutomationTrigger.REPLY_OVERDUE;
            case DialogEvent.SlaWarned e -> AutomationTrigger.SLA_WARNED;
            case DialogEvent.SlaBreached e -> AutomationTrigger.SLA_BREACHED;
            case DialogEvent.DialogClosed e -> AutomationTrigger.DIALOG_CLOSED;
            case DialogEvent.DialogReopened e -> AutomationTrigger.DIALOG_REOPENED;
            case DialogEvent.NotePosted e -> null;
            case DialogEvent.ReadAdvanced e -> null;
            case DialogEvent.MessageStatusChanged e -> null;
            case DialogEvent.VisitorCardChanged e -> null;
            case DialogEvent.SkillsWaived e -> null;
            case DialogEvent.AutomationFired e -> null;
            case DialogEvent.WebhookRequested e -> null;
            case DialogEvent.DialogEnded e -> null;
            case DialogEvent.MessageEdited e -> null;
            case DialogEvent.MessageDeleted e -> null;
            case DialogEvent.DialogRated e -> null;
            case DialogEvent.VisitorFieldsChanged e -> null;
            case DialogEvent.ReachabilityChanged e -> null;
            case DialogEvent.TranscriptRequested e -> null;
            case DialogEvent.DialogReturned e -> null;
            case DialogEvent.OperatorsUnavailable e -> null;
            case DialogEvent.VisitorErased e -> null;
            case DialogEvent.DialogErased e -> null;
        };
    }

    private Dialog dialog() {
        Dialog dialog = judgement.present().dialog();
        if (dialog == null) {
            throw new IllegalStateException("a dialog does not vanish");
        }
        return dialog;
    }

    @Override
    public DialogFacts facts() {
        long sequence = judgement.present().sequence();
        JudgedFacts now = facts;
        if (now == null || factsAsOf != sequence) {
            now = new JudgedFacts(dialog(), judgement.at());
            factsAsOf = sequence;
            facts = now;
        }
        return now;
    }

    @Override
    public boolean wouldAct(AutomationAction action) {
        return RuleDeeds.wouldAct(judgement, dialog(), action);
    }

    @Override
    public void fired(AutomationRule rule, int depth, @Nullable String stopped) {
        judgement.happened(
                dialog().dialogId(),
                RuleDeeds.voice(rule.id()),
                meta -> new DialogEvent.AutomationFired(meta, rule.id(), rule.name(), depth, stopped));
    }

    @Override
    public List<AutomationTrigger> act(AutomationRule rule, AutomationAction action) {
        int before = judgement.events().size();
        if (wouldAct(action)) {
            RuleDeeds.act(judgement, dialog(), rule.id(), action);
        }
        List<DialogEvent> events = judgement.events();
        return triggers(events.subList(before, events.size()));
    }
}
