package chat.parley.platform.identity;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.platform.problem.ProblemException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * The operator behind a request, as their access token says; the account comes from here and from nothing else [P-21].
 *
 * @param role the highest the token names
 */
public record Caller(AccountId accountId, OperatorId operatorId, String name, Role role) {
    /**
     * Reads a verified token.
     *
     * @param roles the realm roles in it
     * @throws ProblemException with {@code token-invalid} when it names no account or subject, {@code forbidden} when
     *     it has none of the roles
     */
    public static Caller of(JsonWebToken token, Set<String> roles) {
        return of(token.getSubject(), token.getClaim("account"), token.getClaim("name"), roles);
    }

    /** As {@link #of(JsonWebToken, Set)}, from the claims themselves. */
    public static Caller of(
            @Nullable String subject, @Nullable String account, @Nullable String name, Set<String> roles) {
        if (subject == null || account == null) {
            throw new ProblemException(ErrorCode.TOKEN_INVALID, "the token names no account or no subject");
        }
        Role role = java.util.Arrays.stream(Role.values())
                .filter(candidate -> roles.contains(candidate.name().toLowerCase(Locale.ROOT)))
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new ProblemException(ErrorCode.FORBIDDEN, "the token has none of Parley's roles"));
        return new Caller(
                new AccountId(account), new OperatorId(subject), name == null || name.isBlank() ? subject : name, role);
    }

    /** The caller as the issuer of a command. */
    public Actor.Operator actor() {
        return new Actor.Operator(operatorId, name, role);
    }

    /** @throws ProblemException with {@code forbidden} when the caller's role does not include {@code needed} */
    public void require(Role needed) {
        if (!role.includes(needed)) {
            throw new ProblemException(
                    ErrorCode.FORBIDDEN, "this needs the role " + needed.name().toLowerCase(Locale.ROOT));
        }
    }
}
