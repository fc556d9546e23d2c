package chat.parley.integration.crm;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Access by tokens that end and are renewed. */
public final class OAuthAccess implements Access {
    /** One that ends so soon may have ended when it arrives. */
    private static final Duration SOON = Duration.ofMinutes(1);

    private final CrmTokens tokens;
    private final CrmTokens.Renewal renewal;
    private final String scheme;
    private final Clock clock;

    /** @param scheme before the token in the header of authorization */
    public OAuthAccess(CrmTokens tokens, CrmTokens.Renewal renewal, String scheme, Clock clock) {
        this.tokens = tokens;
        this.renewal = renewal;
        this.scheme = scheme;
        this.clock = clock;
    }

    @Override
    public Grant now() {
        return grant(token -> token.until().isAfter(clock.instant().plus(SOON)));
    }

    @Override
    public Optional<Grant> instead(Grant.Granted refused) {
        return Optional.of(grant(token -> !headers(token).equals(refused.headers())));
    }

    private Grant grant(Predicate<CrmTokens.Token> good) {
        return switch (tokens.get(good, renewal)) {
            case CrmTokens.Renewed.Fresh(var token) -> new Grant.Granted(headers(token), token.api());
            case CrmTokens.Renewed.Failed(var answer) -> new Grant.Denied(answer);
        };
    }

    private Map<String, String> headers(CrmTokens.Token token) {
        return Map.of("authorization", scheme + " " + token.access());
    }
}
