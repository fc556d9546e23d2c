package chat.parley.integration.webhook;

import chat.parley.contracts.id.AccountId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A subscription.
 *
 * @param version rises by one with each change, from 1
 * @param eventTypes empty for all
 * @param disabledReason why the service itself switched it off; null when it did not
 * @param secrets what deliveries are signed with
 * @param createdAt events from before it are not told
 */
public record Webhook(
        AccountId accountId,
        String webhookId,
        long version,
        Endpoint endpoint,
        Set<String> eventTypes,
        boolean enabled,
        @Nullable String disabledReason,
        Secrets secrets,
        Instant createdAt) {
    /**
     * The present secret, and while it is being replaced the one before: deliveries then carry both signatures.
     *
     * @param previous null when there is none any more
     * @param previousUntil when the previous one ends; null with it
     */
    public record Secrets(
            String present,
            @Nullable String previous,
            @Nullable Instant previousUntil) {
        /** The previous one, if it still counts. */
        public @Nullable String previousAt(Instant now) {
            return previousUntil != null && now.isBefore(previousUntil) ? previous : null;
        }

        @Override
        public String toString() {
            return "Secrets[]";
        }
    }
}
