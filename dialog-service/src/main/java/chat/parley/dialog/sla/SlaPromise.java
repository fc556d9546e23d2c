package chat.parley.dialog.sla;

import chat.parley.contracts.dialog.SlaTarget;
import chat.parley.contracts.settings.RuleSetting;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor may expect at this moment.
 *
 * @param from what its time counts from
 * @param warnAt when it is in danger; null for no warning
 * @param dueAt when it is broken if nothing happens
 */
public record SlaPromise(
        RuleSetting.Sla sla,
        SlaTarget target,
        SlaDialog.Start from,
        @Nullable Instant warnAt,
        Instant dueAt) {}
