package chat.parley.integration.crm;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a CRM made of a request. */
public sealed interface CrmAnswer {
    /**
     * Done.
     *
     * @param recordId of the record; empty where there is none
     * @param link to it for people; empty where there is none
     */
    record Done(String recordId, String link) implements CrmAnswer {}

    /**
     * A repeat may help.
     *
     * @param status of the answer; null when there was none
     * @param asked how long the CRM asked to wait; null when it did not
     */
    record Again(
            @Nullable Integer status,
            String reason,
            @Nullable Duration asked) implements CrmAnswer {}

    /** The credentials are not accepted; a repeat helps once others are set. */
    record Unauthorized(int status, String reason) implements CrmAnswer {}

    /**
     * A repeat would not help.
     *
     * @param reason in the CRM's words
     */
    record Refused(int status, String reason) implements CrmAnswer {}
}
