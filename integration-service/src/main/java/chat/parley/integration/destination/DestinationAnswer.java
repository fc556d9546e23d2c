package chat.parley.integration.destination;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A destination as administrators see it.
 *
 * @param url without credentials
 * @param credentials whether basic authentication is sent
 * @param disabledReason why the service switched it off; null when it did not
 * @param failingSince when the first of its failures in a row was; null for none
 * @param openUntil before this nothing is sent; null while it is called
 * @param secret only in the answer that made it; null in all others
 */
public record DestinationAnswer(
        String destinationId,
        DestinationKind kind,
        String name,
        long version,
        String url,
        boolean credentials,
        boolean enabled,
        @Nullable String disabledReason,
        Health health,
        @Nullable Instant failingSince,
        @Nullable Instant openUntil,
        @Nullable String secret,
        Instant createdAt) {
    @Override
    public String toString() {
        return "DestinationAnswer[" + destinationId + "]"; // the secret never reaches a log
    }

    public static DestinationAnswer of(Destination destination, @Nullable String secret) {
        return new DestinationAnswer(
                destination.destinationId(),
                destination.kind(),
                destination.name(),
                destination.version(),
                destination.endpoint().url().toString(),
                destination.endpoint().credentials() != null,
                destination.enabled(),
                destination.disabledReason(),
                destination.health(),
                destination.circuit().failingSince(),
                destination.circuit().openUntil(),
                secret,
                destination.createdAt());
    }
}
