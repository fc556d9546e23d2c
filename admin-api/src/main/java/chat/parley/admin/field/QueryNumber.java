package chat.parley.admin.field;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** A number in a request's query; a bad one is the caller's mistake, not a missing address. */
public final class QueryNumber {
    private QueryNumber() {}

    /**
     * Reads a number.
     *
     * @return null when it is absent or empty
     * @throws ProblemException with {@code invalid-request} when it is no whole number
     */
    public static @Nullable Long read(String name, @Nullable String text) {
        try {
            return text == null || text.isEmpty() ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, name + " must be a whole number");
        }
    }

    /**
     * Reads a number that has limits.
     *
     * @return {@code usual} when it is absent or empty
     * @throws ProblemException with {@code invalid-request} when it is no whole number of {@code least} to {@code most}
     */
    public static int within(int least, int most, int usual, String name, @Nullable String text) {
        Long read = read(name, text);
        if (read == null) {
            return usual;
        }
        if (read < least || read > most) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, name + " must be " + least + " to " + most);
        }
        return read.intValue();
    }
}
