package chat.parley.dialog.history;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.platform.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** A conversation's messages for integration-service, which hands them to partners; never reachable through the door. */
@Path("/internal/conversations/{conversationId}/messages")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class InternalMessageResource {
    private static final int MOST = 200;

    private final MessageStore store;

    InternalMessageResource(MessageStore store) {
        this.store = store;
    }

    /** @param next what the next page begins after; null when this is the last */
    public record Page(List<MessageRow> messages, @Nullable String next) {}

    /**
     * A page of messages.
     *
     * @param account whose conversation it must be
     * @param after the sequence of the last message that is known
     */
    @GET
    @Operation(hidden = true)
    public Page page(
            @PathParam("conversationId") ConversationId conversation,
            @QueryParam("account") @Nullable AccountId account,
            @QueryParam("order") @DefaultValue("oldest") String order,
            @QueryParam("after") @Nullable Long after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        boolean newestFirst = order.equals("newest");
        if (account == null || limit < 1 || limit > MOST || !(newestFirst || order.equals("oldest"))) {
            throw new ProblemException(
                    ErrorCode.INVALID_REQUEST, "limit must be 1 to " + MOST + ", order newest or oldest");
        }
        long place = after != null ? after : newestFirst ? Long.MAX_VALUE : 0;
        List<MessageRow> rows = store.page(account, conversation, place, newestFirst, limit + 1);
        if (rows.isEmpty() && !store.knows(account, conversation)) {
            throw new ProblemException(ErrorCode.NOT_FOUND, "no such conversation");
        }
        boolean more = rows.size() > limit;
        List<MessageRow> page = more ? rows.subList(0, limit) : rows;
        return new Page(page, more ? Long.toString(page.getLast().sequence()) : null);
    }
}
