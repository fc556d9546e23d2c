package chat.parley.contracts.dialog;

/**
 * An operator went beyond their limit by hand [W-48].
 *
 * @param places how many places their dialogs take now, this one included
 * @param limit how many routing would give them
 */
public record LimitPassed(int places, int limit) {}
