package chat.parley.admin.report;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an operator did in a period. Dialogs, messages and replies are those of the stints that began in it; times are
 * what of them lies in it.
 *
 * @param dialogs how often they came to own one
 * @param transferred how often a person gave one of these to somebody else
 * @param handlingMillis how long they had dialogs, each for itself
 * @param onlineMillis how long they took dialogs on any device
 * @param awayMillis how long they were there without taking any
 * @param loadHundredths how many dialogs they had on average while online, times 100, rounded half up; null where they
 *     never were
 * @param mostAtOnce how many dialogs they had at once at most
 */
@Schema(description = "What an operator did in a period; docs/metrics.md defines each figure.")
public record OperatorFigures(
        String operatorId,
        long dialogs,
        long messages,
        Spread firstReply,
        Figures.Replies replies,
        long transferred,
        long handlingMillis,
        long onlineMillis,
        long awayMillis,
        @Nullable Long loadHundredths,
        int mostAtOnce) {}
