package chat.parley.admin.installation;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.platform.problem.Problem;
import chat.parley.platform.problem.ProblemMappers;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Tells a database that cannot be reached and a name that two took at once from a failure of Parley. */
@Provider
public class DatabaseProblemResource implements ExceptionMapper<PersistenceException> {
    private static final Logger LOG = Logger.getLogger(DatabaseProblemResource.class);
    private static final String UNIQUE_VIOLATION = "23505";

    @Override
    public Response toResponse(PersistenceException e) {
        SQLException cause = cause(e);
        if (cause != null && UNIQUE_VIOLATION.equals(cause.getSQLState())) {
            return ProblemMappers.response(Problem.of(ErrorCode.NAME_TAKEN, "somebody else took this name just now"));
        }
        if (cause != null && isConnection(cause.getSQLState())) {
            LOG.warn("a request failed because the database cannot be reached");
            return ProblemMappers.response(
                    Problem.of(ErrorCode.UNAVAILABLE, "the database cannot be reached; try again soon"));
        }
        LOG.error("a request failed", e);
        return ProblemMappers.response(Problem.of(ErrorCode.INTERNAL_ERROR, "the failure is recorded"));
    }

    /** Connection failures, a server that stops or starts, and a pool that got no connection, which has no state. */
    private static boolean isConnection(@Nullable String state) {
        return state == null || state.startsWith("08") || state.startsWith("57P");
    }

    private static @Nullable SQLException cause(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException found) {
                return found;
            }
        }
        return null;
    }
}
