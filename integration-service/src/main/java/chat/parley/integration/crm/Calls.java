package chat.parley.integration.crm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The way to a CRM's interface. */
@FunctionalInterface
public interface Calls {
    /**
     * Makes a request and waits for the answer.
     *
     * @param path from the root of the CRM, with its query
     * @param headers name the form of the body where it is not JSON
     * @param body empty for none
     */
    Reply call(String method, String path, Map<String, String> headers, byte[] body);

    /** What came back. */
    sealed interface Reply {
        /**
         * An answer.
         *
         * @param retryAfter the header of this name; null when there is none
         * @param body missing where there is none, or none that is JSON
         */
        record Answered(int status, @Nullable String retryAfter, JsonNode body) implements Reply {}

        /** None, or one that is too long. */
        record Failed(String error) implements Reply {}
    }
}
