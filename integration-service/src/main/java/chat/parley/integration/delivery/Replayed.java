package chat.parley.integration.delivery;

/**
 * What came of a replay.
 *
 * @param replayed how many deliveries were brought back
 * @param more whether there are more than are brought back at once: ask again
 */
public record Replayed(int replayed, boolean more) {}
