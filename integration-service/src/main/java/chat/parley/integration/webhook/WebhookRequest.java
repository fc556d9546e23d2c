package chat.parley.integration.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator sends.
 *
 * @param url may hold {@code user:password@}, which are then sent as basic authentication and never shown
 * @param eventTypes null or empty for all
 * @param enabled null counts as true
 * @param version the one that was read; null with a new webhook
 */
public record WebhookRequest(
        @Nullable String url,
        @Nullable List<String> eventTypes,
        @Nullable Boolean enabled,
        @Nullable Long version) {
    boolean isEnabled() {
        return enabled == null || enabled;
    }
}
