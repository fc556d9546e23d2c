package chat.parley.dialog.automation;

import chat.parley.contracts.automation.AutomationAction;
import chat.parley.contracts.automation.AutomationTrigger;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets the rules act on what one command did, and on what the rules themselves do then, until nothing is left to act on
 * or the guard ends it [T-07]. Rules act one after the other in their order; each sees what those before it did. A rule
 * of which no action would change anything does not act.
 */
public final class AutomationRun {
    private final AutomationRules rules;
    private final AutomationStage stage;
    private final Deque<Cause> causes = new ArrayDeque<>();
    private LoopGuard guard;
    private boolean ended;

    /** @param depth of the rules it sets off; 1 for what no rule did */
    private record Cause(AutomationTrigger trigger, int depth) {}

    /** @param guard as it stands before */
    public AutomationRun(AutomationRules rules, AutomationStage stage, LoopGuard guard) {
        this.rules = rules;
        this.stage = stage;
        this.guard = guard;
    }

    /** These things happened, in this order. */
    public void on(List<AutomationTrigger> triggers) {
        triggers.forEach(trigger -> add(trigger, 1));
        react();
    }

    /** Nobody has written for exactly so long. */
    public void onSilence(Duration silence) {
        ask(rules.afterSilenceOf(silence), 1);
        react();
    }

    private void react() {
        while (!ended) {
            Cause cause = causes.poll();
            if (cause == null) {
                return;
            }
            ask(rules.on(cause.trigger()), cause.depth());
        }
    }

    private void ask(List<AutomationRule> asked, int depth) {
        for (AutomationRule rule : asked) {
            if (ended) {
                return;
            }
            if (rule.appliesTo(stage.facts()) && rule.actions().stream().anyMatch(stage::wouldAct)) {
                fire(rule, depth);
            }
        }
    }

    private void fire(AutomationRule rule, int depth) {
        var at = stage.facts().at();
        String objection = guard.objection(depth, at);
        if (objection != null) {
            // Whatever is left stands at least as deep, or comes at least as late.
            ended = true;
            if (!objection.equals(LoopGuard.TOO_OFTEN) || !guard.saidTooOften(at)) {
                write(rule, depth, objection);
            }
            return;
        }
        write(rule, depth, null);
        for (AutomationAction action : rule.actions()) {
            stage.act(rule, action).forEach(trigger -> add(trigger, depth + 1));
        }
    }

    /** Rules look at the dialog as it is, so what happened twice before they looked is looked at once. */
    private void add(AutomationTrigger trigger, int depth) {
        var cause = new Cause(trigger, depth);
        if (!causes.contains(cause)) {
            causes.add(cause);
        }
    }

    private void write(AutomationRule rule, int depth, @Nullable String stopped) {
        guard = guard.after(stage.facts().at(), stopped);
        stage.fired(rule, depth, stopped);
    }
}
