package chat.parley.admin.fact;

import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.DialogOutcome;
import chat.parley.contracts.id.OperatorId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a dialog was closed; forgotten when it is opened again.
 *
 * @param operatorId who had it then; null for nobody
 * @param stated what was said to have become of it, by the settings of that moment [N-21]; null where nothing was
 * @param waitedSeconds how long the visitor waited for the first answer of anybody, to the close where none came
 */
public record Closing(
        Instant at,
        CloseReason reason,
        @Nullable OperatorId operatorId,
        @Nullable DialogOutcome stated,
        long waitedSeconds) {}
