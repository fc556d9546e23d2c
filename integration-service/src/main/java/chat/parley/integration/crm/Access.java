package chat.parley.integration.crm;

import java.util.Map;
import java.util.Optional;

/** What makes a CRM accept requests. */
@FunctionalInterface
public interface Access {
    /** What goes with the next request. */
    Grant now();

    /** What to try after {@code refused} was not accepted; empty when there is nothing else. */
    default Optional<Grant> instead(Grant.Granted refused) {
        return Optional.empty();
    }

    /** What came of asking. */
    sealed interface Grant {
        /**
         * Headers, and where they are good.
         *
         * @param base before each path; empty for where the CRM is
         */
        record Granted(Map<String, String> headers, String base) implements Grant {
            /** Nothing: there are secrets in it. */
            @Override
            public String toString() {
                return "Granted[]";
            }
        }

        record Denied(CrmAnswer answer) implements Grant {}
    }

    /** The same headers with every request. */
    static Access fixed(Map<String, String> headers) {
        return () -> new Grant.Granted(headers, "");
    }
}
