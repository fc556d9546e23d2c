package chat.parley.integration.partner;

import chat.parley.contracts.id.AccountId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A partner's token as it is kept.
 *
 * @param tokenId the part of it that is no secret
 * @param name says what it is for; visitors see it where the program speaks as a bot
 * @param createdBy the administrator's name
 * @param lastUsedAt to the minute; null for never
 */
public record PartnerToken(
        String tokenId,
        AccountId accountId,
        String name,
        Set<Scope> scopes,
        Instant createdAt,
        String createdBy,
        @Nullable Instant lastUsedAt) {
    public PartnerToken {
        scopes = Set.copyOf(scopes);
    }
}
