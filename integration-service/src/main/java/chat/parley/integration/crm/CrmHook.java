package chat.parley.integration.crm;

import java.time.Instant;
import java.util.Map;

/** How a CRM calls back, and what it says then. */
public interface CrmHook {
    /**
     * Reads a call.
     *
     * @param headers by their names in small letters
     * @param secret what the CRM signs with; not empty
     */
    Said read(Map<String, String> headers, byte[] body, String secret, Instant now);

    /** What a call says. */
    sealed interface Said {
        /**
         * The record of a dialog is done with.
         *
         * @param occasion tells one time from another; the same in a repeat
         */
        record Solved(String recordId, String dialogId, String occasion) implements Said {}

        /** Nothing that is of interest here. */
        record Other() implements Said {}

        /** Not signed by the CRM, or too long ago. */
        record Forged(String reason) implements Said {}

        /** Signed, and not of the documented form. */
        record Malformed(String reason) implements Said {}
    }
}
