package chat.parley.integration.webhook;

import chat.parley.integration.destination.Destination;
import java.util.Set;

/**
 * A subscription.
 *
 * @param destination where its events go
 * @param eventTypes empty for all
 * @param filter of which dialogs
 */
public record Webhook(Destination destination, Set<String> eventTypes, EventFilter filter) {}
