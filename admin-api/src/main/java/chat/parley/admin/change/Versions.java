package chat.parley.admin.change;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Optimistic locking: who saves must have seen the version they replace. */
public final class Versions {
    private Versions() {}

    /**
     * The version that follows {@code present}.
     *
     * @param read the version the caller saw; null when the caller does not care
     * @throws ProblemException with {@code version-conflict} when somebody else saved since
     */
    public static long next(long present, @Nullable Long read) {
        if (read != null && read != present) {
            throw new ProblemException(
                    ErrorCode.VERSION_CONFLICT,
                    "version " + read + " was sent, but the present one is " + present + "; load it again");
        }
        return present + 1;
    }
}
