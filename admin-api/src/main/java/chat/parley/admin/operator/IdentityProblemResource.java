package chat.parley.admin.operator;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.platform.problem.Problem;
import chat.parley.platform.problem.ProblemMappers;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;

/** Answers {@code unavailable} while the identity provider does not work. */
@Provider
public class IdentityProblemResource implements ExceptionMapper<IdentityProvider.Unavailable> {
    private static final Logger LOG = Logger.getLogger(IdentityProblemResource.class);

    @Override
    public Response toResponse(IdentityProvider.Unavailable e) {
        LOG.warnf("%s (%s)", e.getMessage(), e.getCause());
        return ProblemMappers.response(
                Problem.of(ErrorCode.UNAVAILABLE, "logins cannot be changed now; nothing was saved, try again soon"));
    }
}
