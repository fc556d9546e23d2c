package chat.parley.platform.identity;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.platform.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Gives resources the caller of the current request. */
@ApplicationScoped
public class CallerProducer {
    private final Instance<SecurityIdentity> identity;

    public CallerProducer(Instance<SecurityIdentity> identity) {
        this.identity = identity;
    }

    /** @throws ProblemException with {@code unauthenticated} when the request carries no token */
    public Caller caller() {
        SecurityIdentity current = identity.get();
        if (current.isAnonymous() || !(current.getPrincipal() instanceof JsonWebToken token)) {
            throw new ProblemException(ErrorCode.UNAUTHENTICATED, "send an access token as bearer");
        }
        return Caller.of(token, current.getRoles());
    }
}
