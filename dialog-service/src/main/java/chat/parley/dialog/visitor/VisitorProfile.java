package chat.parley.dialog.visitor;

import chat.parley.contracts.dialog.FieldsProof;
import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.dialog.VisitorField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a conversation's visitor; what does not apply is null and left out of the JSON.
 *
 * @param card what they said of themselves; null for nothing yet
 * @param fields what their site tells, in its order [B-22]
 * @param proof how sure that is; null where the site told nothing yet [B-21]
 * @param crmId what they are called in the site's own CRM
 * @param reachable whether anything gets to them [C-11]
 * @param reachabilityReason why not, in the channel's words
 */
public record VisitorProfile(
        @Nullable VisitorCard card,
        List<VisitorField> fields,
        @Nullable FieldsProof proof,
        @Nullable String crmId,
        boolean reachable,
        @Nullable String reachabilityReason) {
    /** Of a visitor of whom nothing is known. */
    static final VisitorProfile UNKNOWN = new VisitorProfile(null, List.of(), null, null, true, null);

    public VisitorProfile {
        fields = List.copyOf(fields);
    }
}
