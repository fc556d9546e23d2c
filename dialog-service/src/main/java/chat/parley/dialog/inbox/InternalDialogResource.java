package chat.parley.dialog.inbox;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.dialog.visitor.ProfileStore;
import chat.parley.platform.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** An account's closed dialogs for integration-service, which brings them into CRMs; never reachable through the door. */
@Path("/internal/dialogs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class InternalDialogResource {
    private static final int MOST = 200;

    private final InboxStore dialogs;
    private final ProfileStore profiles;

    InternalDialogResource(InboxStore dialogs, ProfileStore profiles) {
        this.dialogs = dialogs;
        this.profiles = profiles;
    }

    /**
     * A page of dialogs, in the order in which they were opened.
     *
     * @param total how many there are; null but on the first page
     * @param next what the next page begins after; null where this one is empty, because some are closed later
     */
    public record Page(
            @Nullable Long total,
            List<ClosedDialogRow> dialogs,
            @Nullable String next) {}

    /** @param account whose dialogs they must be */
    @GET
    @Operation(hidden = true)
    public Page page(
            @QueryParam("account") @Nullable AccountId account,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        if (account == null || limit < 1 || limit > MOST) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "account is missing, or limit is not 1 to " + MOST);
        }
        Cursor cursor = Cursor.of(after);
        List<DialogRow> rows = dialogs.closed(account, cursor, limit);
        return new Page(
                cursor == null ? dialogs.countClosed(account) : null,
                rows.stream()
                        .map(row ->
                                ClosedDialogRow.of(row, profiles.of(account, new ConversationId(row.conversationId()))))
                        .toList(),
                rows.isEmpty()
                        ? null
                        : new Cursor(rows.getLast().openedAt(), rows.getLast().dialogId()).text());
    }
}
