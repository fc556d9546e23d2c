package chat.parley.dialog.inbox;

import chat.parley.contracts.dialog.FieldsProof;
import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.dialog.visitor.VisitorProfile;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dialog of the past as integration-service brings it into CRMs; what does not apply is null and left out of the JSON.
 *
 * @param status {@code closed}, or {@code ended} where it cannot be opened again
 * @param emails of its visitor, as they are known now; so are phones and what follows them
 */
public record ClosedDialogRow(
        String dialogId,
        String conversationId,
        String status,
        String visitorId,
        @Nullable String visitorName,
        String channelId,
        String channelKind,
        @Nullable String placementId,
        @Nullable String departmentId,
        String language,
        @Nullable String pageUrl,
        boolean offline,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable String operatorId,
        @Nullable String operatorName,
        List<String> tags,
        List<String> emails,
        List<String> phones,
        @Nullable FieldsProof fieldsProof,
        @Nullable String crmId) {
    static ClosedDialogRow of(DialogRow row, VisitorProfile visitor) {
        VisitorCard card = visitor.card();
        return new ClosedDialogRow(
                row.dialogId(),
                row.conversationId(),
                row.ended() ? "ended" : "closed",
                row.visitorId(),
                row.visitorName(),
                row.channelId(),
                row.channelKind(),
                row.placementId(),
                row.departmentId(),
                row.language(),
                row.pageUrl(),
                row.offline(),
                row.openedAt(),
                row.closedAt(),
                row.operatorId(),
                row.operatorName(),
                row.tags(),
                card == null ? List.of() : card.emails(),
                card == null ? List.of() : card.phones(),
                visitor.proof(),
                visitor.crmId());
    }
}
