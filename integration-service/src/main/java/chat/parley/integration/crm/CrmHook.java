package chat.parley.integration.crm;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a CRM calls back, and what it says then. */
public interface CrmHook {
    /** The option that holds what the CRM signs with, or shows; it opens nothing there. */
    String SECRET = "hookSecret";

    /**
     * Reads a call.
     *
     * @param secret what the CRM signs with, or shows; not empty
     */
    Said read(Call call, String secret, Instant now);

    /**
     * A call.
     *
     * @param headers by their names in small letters
     * @param query what stands behind the address
     */
    record Call(Map<String, String> headers, Map<String, String> query, byte[] body) {
        /** A header; empty where it is missing. */
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }

        /** Nothing: there are secrets in it. */
        @Override
        public String toString() {
            return "Call[]";
        }
    }

    /** What a call says. */
    sealed interface Said {
        /** Records of dialogs are done with. */
        record Solved(List<Ended> records) implements Said {}

        /** Nothing that is of interest here. */
        record Other() implements Said {}

        /** Not from the CRM, or too long ago. */
        record Forged(String reason) implements Said {}

        /** From the CRM, and not of the documented form. */
        record Malformed(String reason) implements Said {}
    }

    /**
     * A record that is done with.
     *
     * @param dialogId null where the CRM does not say: the newest dialog of the record is meant
     * @param occasion tells one time from another; the same in a repeat
     */
    record Ended(String recordId, @Nullable String dialogId, String occasion) {}
}
