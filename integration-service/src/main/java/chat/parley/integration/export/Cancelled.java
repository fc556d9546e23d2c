package chat.parley.integration.export;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * An export that was stopped [P-16].
 *
 * @param removed dialogs of the past that were told and never tried: they do not go out, and count as sent no more
 * @param inFlight those that are going out, or were tried and are tried again: they may be there already, and are left
 *     to arrive
 */
public record Cancelled(@JsonUnwrapped Export export, int removed, int inFlight) {}
