package chat.parley.dialog.automation;

import chat.parley.contracts.automation.AutomationField;
import chat.parley.dialog.keyword.FoldedText;
import java.time.Instant;
import java.util.List;

/** What rules may ask of a dialog as it is at one moment. */
public interface DialogFacts {
    /** The moment. */
    Instant at();

    /**
     * What the dialog says to a field, several values for one that has several; empty where it is missing.
     * {@link AutomationField#WORKING_TIME} is not asked here.
     */
    List<FoldedText> values(AutomationField field);
}
