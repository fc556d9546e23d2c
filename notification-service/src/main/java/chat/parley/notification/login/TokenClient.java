package chat.parley.notification.login;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jose4j.http.Get;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;

/**
 * Checks access tokens against the issuer's published keys: signature, issuer, audience, expiry, account and role.
 * Browsers cannot send a bearer header with a socket, so the token comes in a frame and is checked here.
 */
@ApplicationScoped
public class TokenClient {
    private static final int PATIENCE_MILLIS = 3_000;
    private static final AlgorithmConstraints ASYMMETRIC = new AlgorithmConstraints(
            AlgorithmConstraints.ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);

    private final LoginConfig config;
    private final InstantSource clock;
    private final HttpsJwks keys;

    @Inject
    TokenClient(LoginConfig config) {
        this(config, InstantSource.system());
    }

    TokenClient(LoginConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        var http = new Get();
        http.setConnectTimeout(PATIENCE_MILLIS);
        http.setReadTimeout(PATIENCE_MILLIS);
        http.setRetries(0);
        this.keys = new HttpsJwks(config.keys().toString());
        keys.setSimpleHttpGet(http);
        keys.setDefaultCacheDuration(config.keysLifetime().toSeconds());
        // Keys once seen stay good while the issuer restarts, so that its outage ends no socket.
        keys.setRetainCacheOnErrorDuration(Duration.ofHours(1).toSeconds());
    }

    /** Checks {@code token}; may fetch keys and so block for some seconds. */
    public LoginCheck check(String token) {
        try {
            return login(consumer().build().processToClaims(token));
        } catch (InvalidJwtException e) {
            if (e.hasExpired()) {
                return refused(ErrorCode.TOKEN_EXPIRED, "the access token has expired");
            }
            if (causedByKeys(e)) {
                return refused(ErrorCode.UNAVAILABLE, "the issuer's keys cannot be fetched now");
            }
            return refused(ErrorCode.TOKEN_INVALID, "the access token is forged, damaged or made for something else");
        }
    }

    private JwtConsumerBuilder consumer() {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ASYMMETRIC)
                .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(keys))
                .setExpectedIssuer(true, config.issuer())
                .setExpectedAudience(true, config.audience())
                .setRequireExpirationTime()
                .setRequireSubject()
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()));
    }

    private static LoginCheck login(JwtClaims claims) {
        try {
            Caller caller = Caller.of(
                    claims.getSubject(),
                    claims.getStringClaimValue("account"),
                    claims.getStringClaimValue("name"),
                    roles(claims));
            caller.actor(); // refuses a name that no message could carry
            return new LoginCheck.Passed(new Login(
                    caller, Instant.ofEpochSecond(claims.getExpirationTime().getValue())));
        } catch (ProblemException e) {
            return refused(e.problem().code(), e.problem().detail());
        } catch (MalformedClaimException | ContractViolation e) {
            return refused(ErrorCode.TOKEN_INVALID, "the access token has a claim of the wrong form");
        }
    }

    private static Set<String> roles(JwtClaims claims) {
        return claims.getClaimValue("realm_access") instanceof Map<?, ?> access
                        && access.get("roles") instanceof List<?> roles
                ? roles.stream().map(String::valueOf).collect(Collectors.toSet())
                : Set.of();
    }

    private static boolean causedByKeys(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
            if (cause instanceof JoseException && cause.getCause() instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    private static LoginCheck refused(ErrorCode code, String detail) {
        return new LoginCheck.Refused(code, detail);
    }
}
