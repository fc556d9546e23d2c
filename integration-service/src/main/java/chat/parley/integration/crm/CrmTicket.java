package chat.parley.integration.crm;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the record of a dialog is made of.
 *
 * @param externalId the dialog's id, by which the record is found again
 * @param text the first words of it
 * @param fields custom fields by their ids
 */
public record CrmTicket(
        String externalId,
        String subject,
        String text,
        Requester requester,
        List<String> tags,
        Map<String, String> fields) {
    /**
     * Who it is about.
     *
     * @param id the one that the site vouches for, else ours
     * @param email null when unknown
     * @param phone null when unknown
     */
    public record Requester(
            String id,
            String name,
            @Nullable String email,
            @Nullable String phone) {}
}
