package chat.parley.admin.fact;

import java.time.Instant;

/**
 * A span of presence as reports read it.
 *
 * @param online whether the operator took dialogs; else they were away or invisible
 */
public record PresenceLine(String operatorId, boolean online, Instant from, Instant until) {}
