package chat.parley.platform.identity;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.platform.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Gives resources the caller of the current request. */
@ApplicationScoped
public class CallerProducer {
    private final Instance<SecurityIdentity> identity;
    private final Instance<HttpServerRequest> request;
    private final AccessGuard guard;

    public CallerProducer(Instance<SecurityIdentity> identity, Instance<HttpServerRequest> request, AccessGuard guard) {
        this.identity = identity;
        this.request = request;
        this.guard = guard;
    }

    /**
     * Nobody is a caller from an address that their account shuts out [W-68].
     *
     * @throws ProblemException with {@code unauthenticated} when the request carries no token, and with {@code
     *     address-not-allowed}
     */
    public Caller caller() {
        SecurityIdentity current = identity.get();
        if (current.isAnonymous() || !(current.getPrincipal() instanceof JsonWebToken token)) {
            throw new ProblemException(ErrorCode.UNAUTHENTICATED, "send an access token as bearer");
        }
        Caller caller = Caller.of(token, current.getRoles());
        guard.require(caller.accountId(), request.get());
        return caller;
    }

    /** The address the current request came from. */
    public String address() {
        return guard.address(request.get());
    }
}
