package chat.parley.integration.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as administrators see it.
 *
 * @param credentials whether basic authentication is sent
 * @param disabledReason why the service switched it off; null when it did not
 * @param secret only in the answer that made it; null in all others
 */
public record WebhookAnswer(
        String webhookId,
        long version,
        String url,
        boolean credentials,
        List<String> eventTypes,
        boolean enabled,
        @Nullable String disabledReason,
        @Nullable String secret,
        Instant createdAt) {
    static WebhookAnswer of(Webhook webhook, @Nullable String secret) {
        return new WebhookAnswer(
                webhook.webhookId(),
                webhook.version(),
                webhook.endpoint().url().toString(),
                webhook.endpoint().credentials() != null,
                List.copyOf(webhook.eventTypes()),
                webhook.enabled(),
                webhook.disabledReason(),
                secret,
                webhook.createdAt());
    }
}
