package chat.parley.platform.problem;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.outcome.Outcome;

/** Ends a request with a problem. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.code().code() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
    }

    public ProblemException(ErrorCode code, String detail) {
        this(Problem.of(code, detail));
    }

    public ProblemException(Outcome.Refused refused) {
        this(Problem.of(refused));
    }

    public Problem problem() {
        return problem;
    }
}
