package chat.parley.dialog.automation;

import chat.parley.contracts.automation.AutomationAction;
import chat.parley.contracts.automation.AutomationTrigger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The dialog that rules act on while a command is decided. */
public interface AutomationStage {
    /** The dialog as it is now, with what the rules have done to it so far. */
    DialogFacts facts();

    /** Whether the action can be done now, and would change anything. */
    boolean wouldAct(AutomationAction action);

    /**
     * Writes down that a rule acts, or why it does not.
     *
     * @param stopped null when it acts
     */
    void fired(AutomationRule rule, int depth, @Nullable String stopped);

    /** Does it where it {@link #wouldAct}; returns what that may set off, in order. */
    List<AutomationTrigger> act(AutomationRule rule, AutomationAction action);
}
