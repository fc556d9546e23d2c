package chat.parley.persistence;

import chat.parley.contracts.error.ContractViolation;
import java.sql.SQLException;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/** Tells a failure that a record's own content makes, now and forever, from one that goes by. */
public final class Poison {
    private static final String DATA = "22";
    private static final String INTEGRITY = "23";

    private Poison() {}

    /**
     * Whether trying again would fail again: a field that is missing, a value that no type or no column takes. What
     * the network, the database or another service does is never that.
     */
    public static boolean made(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused) {
                String state = refused.getSQLState();
                return state != null && (state.startsWith(DATA) || state.startsWith(INTEGRITY));
            }
            if (isOfContent(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfContent(Throwable cause) {
        return cause instanceof NullPointerException
                || cause instanceof IllegalArgumentException
                || cause instanceof ClassCastException
                || cause instanceof ArithmeticException
                || cause instanceof IndexOutOfBoundsException
                || cause instanceof DateTimeException
                || cause instanceof ContractViolation
                || cause instanceof com.fasterxml.jackson.core.JacksonException;
    }
}
