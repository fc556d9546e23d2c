package chat.parley.integration.destination;

import chat.parley.contracts.id.AccountId;
import chat.parley.egress.Endpoint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where calls go.
 *
 * @param name what an administrator calls it; for a handler its moment; may be empty
 * @param version rises by one with each change, from 1
 * @param disabledReason why the service itself switched it off; null when it did not
 * @param secrets what calls are signed with
 * @param createdAt events from before it are not told
 */
public record Destination(
        AccountId accountId,
        String destinationId,
        DestinationKind kind,
        String name,
        long version,
        Endpoint endpoint,
        boolean enabled,
        @Nullable String disabledReason,
        Secrets secrets,
        Circuit circuit,
        Instant createdAt) {
    /** A new one, enabled, that nothing was sent to yet. */
    public static Destination fresh(
            AccountId account,
            String id,
            DestinationKind kind,
            String name,
            Endpoint endpoint,
            boolean enabled,
            String secret,
            Instant now) {
        return new Destination(
                account,
                id,
                kind,
                name,
                1,
                endpoint,
                enabled,
                null,
                new Secrets(secret, null, null),
                Circuit.CLOSED,
                now);
    }

    public Health health() {
        return Health.of(enabled, circuit);
    }

    /** Saved anew by an administrator, and so given a new chance. */
    public Destination changed(String newName, Endpoint newEndpoint, boolean nowEnabled) {
        Endpoint kept = newEndpoint.credentials() == null && newEndpoint.sameServer(endpoint)
                ? new Endpoint(newEndpoint.url(), endpoint.credentials())
                : newEndpoint;
        return new Destination(
                accountId,
                destinationId,
                kind,
                newName,
                version + 1,
                kept,
                nowEnabled,
                null,
                secrets,
                Circuit.CLOSED,
                createdAt);
    }

    /** With a new secret; the one before it signs besides until {@code overlapEnd}. */
    public Destination withSecret(String secret, Instant overlapEnd) {
        return new Destination(
                accountId,
                destinationId,
                kind,
                name,
                version + 1,
                endpoint,
                enabled,
                disabledReason,
                new Secrets(secret, secrets.present(), overlapEnd),
                circuit,
                createdAt);
    }

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
