package chat.parley.platform.problem;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Turns whatever ends a request into a problem document; one nested class per kind of end. */
public final class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private ProblemMappers() {}

    /** The response that carries {@code problem}. */
    public static Response response(Problem problem) {
        var response =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        if (problem.retryAfterSeconds() != null) {
            response.header(HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds());
        }
        if (problem.status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }

    private static Response response(ErrorCode code, String detail) {
        return response(Problem.of(code, detail));
    }

    /** A contract's own refusal somewhere among the causes; null for none. */
    private static @Nullable ContractViolation violation(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ContractViolation found) {
                return found;
            }
        }
        return null;
    }

    @Provider
    public static final class ForProblem implements ExceptionMapper<ProblemException> {
        @Override
        public Response toResponse(ProblemException e) {
            return response(e.problem());
        }
    }

    @Provider
    public static final class ForContractViolation implements ExceptionMapper<ContractViolation> {
        @Override
        public Response toResponse(ContractViolation e) {
            return response(e.code(), String.valueOf(e.getMessage()));
        }
    }

    @Provider
    public static final class ForBadJson implements ExceptionMapper<DatabindException> {
        @Override
        public Response toResponse(DatabindException e) {
            ContractViolation violation = violation(e);
            return violation != null
                    ? response(violation.code(), String.valueOf(violation.getMessage()))
                    : response(ErrorCode.INVALID_REQUEST, "the body is not of the documented form");
        }
    }

    /** Names the field whose value is of another JSON type; as exact as the framework's own mapper, to go before it. */
    @Provider
    public static final class ForMistypedBody implements ExceptionMapper<MismatchedInputException> {
        @Override
        public Response toResponse(MismatchedInputException e) {
            ContractViolation violation = violation(e);
            if (violation != null) {
                return response(violation.code(), String.valueOf(violation.getMessage()));
            }
            String field = e.getPath().stream()
                    .map(JsonMappingException.Reference::getFieldName)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining("."));
            if (field.isEmpty()) {
                return response(ErrorCode.INVALID_REQUEST, "the body is not of the documented form");
            }
            String detail = "is of another type than documented";
            return response(Problem.of(
                    ErrorCode.INVALID_REQUEST,
                    field + " " + detail,
                    List.of(new Problem.FieldError(field, ErrorCode.INVALID_REQUEST, detail))));
        }
    }

    @Provider
    public static final class ForUnauthorized implements ExceptionMapper<UnauthorizedException> {
        @Override
        public Response toResponse(UnauthorizedException e) {
            return response(ErrorCode.UNAUTHENTICATED, "send an access token as bearer");
        }
    }

    @Provider
    public static final class ForFailedAuthentication implements ExceptionMapper<AuthenticationFailedException> {
        @Override
        public Response toResponse(AuthenticationFailedException e) {
            return response(
                    expired(e) ? ErrorCode.TOKEN_EXPIRED : ErrorCode.TOKEN_INVALID,
                    "the access token was not accepted");
        }

        private static boolean expired(Throwable failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                String message = cause.getMessage();
                if (message != null && message.contains("xpir")) {
                    return true;
                }
            }
            return false;
        }
    }

    @Provider
    public static final class ForForbidden implements ExceptionMapper<ForbiddenException> {
        @Override
        public Response toResponse(ForbiddenException e) {
            return response(ErrorCode.FORBIDDEN, "the caller's role does not allow this");
        }
    }

    @Provider
    public static final class ForWebApplication implements ExceptionMapper<WebApplicationException> {
        @Override
        public Response toResponse(WebApplicationException e) {
            int status = e.getResponse().getStatus();
            if (status < 400) {
                return e.getResponse();
            }
            ContractViolation violation = violation(e);
            if (violation != null) {
                return response(violation.code(), String.valueOf(violation.getMessage()));
            }
            return switch (status) {
                case 401 -> response(ErrorCode.UNAUTHENTICATED, "send an access token as bearer");
                case 403 -> response(ErrorCode.FORBIDDEN, "the caller's role does not allow this");
                case 404 -> response(ErrorCode.NOT_FOUND, "nothing is at this address");
                case 405 -> response(ErrorCode.METHOD_NOT_ALLOWED, "this address does not answer this method");
                case 406 -> response(ErrorCode.NOT_ACCEPTABLE, "ask for application/json");
                case 413 -> response(ErrorCode.BODY_TOO_LARGE, "the body is larger than allowed");
                case 415 -> response(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "send application/json");
                case 503 -> response(ErrorCode.UNAVAILABLE, "a part that is needed is not ready");
                default ->
                    status < 500
                            ? response(ErrorCode.INVALID_REQUEST, "the request is not of the documented form")
                            : unexpected(e);
            };
        }
    }

    @Provider
    public static final class ForAnythingElse implements ExceptionMapper<Throwable> {
        @Override
        public Response toResponse(Throwable e) {
            return unexpected(e);
        }
    }

    private static Response unexpected(Throwable e) {
        LOG.error("a request failed", e);
        return response(ErrorCode.INTERNAL_ERROR, "the failure is recorded");
    }
}
