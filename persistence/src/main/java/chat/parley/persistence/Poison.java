package chat.parley.persistence;

import chat.parley.contracts.error.ContractViolation;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a failure that a record's own content makes, now and forever, from one that goes by. */
public final class Poison {
    private static final String DATA = "22";
    /** A value that has to be there, or may not be what it is; a key that is taken may be free again. */
    private static final Set<String> INTEGRITY = Set.of("23502", "23514");

    private Poison() {}

    /**
     * Whether trying again would fail again: a field that is missing, a value that no type or no column takes. What
     * the network, the database or another service does is never that.
     */
    public static boolean made(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused) {
                String state = refused.getSQLState();
                return state != null && (state.startsWith(DATA) || INTEGRITY.contains(state));
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
