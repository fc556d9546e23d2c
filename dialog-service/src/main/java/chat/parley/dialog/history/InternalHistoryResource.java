package chat.parley.dialog.history;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.platform.problem.ProblemException;
import com.fasterxml.jackson.annotation.JsonRawValue;
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

/** All that happened in a conversation, for the copy that a visitor may ask for; never reachable through the door. */
@Path("/internal/conversations/{conversationId}/history")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class InternalHistoryResource {
    private static final int MOST = 500;

    private final HistoryStore history;
    private final MessageStore messages;

    InternalHistoryResource(HistoryStore history, MessageStore messages) {
        this.history = history;
        this.messages = messages;
    }

    /** @param event as it is stored */
    public record Entry(@JsonRawValue String event) {}

    /** @param last the number of the conversation's last event */
    public record Page(List<Entry> events, long last) {}

    /**
     * Events, the oldest first.
     *
     * @param account whose conversation it must be
     * @param after the sequence of the last event that is known; 0 for none
     */
    @GET
    @Operation(hidden = true)
    public Page page(
            @PathParam("conversationId") ConversationId conversation,
            @QueryParam("account") @Nullable AccountId account,
            @QueryParam("after") @DefaultValue("0") long after) {
        if (account == null || after < 0) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "account is missing, or after is negative");
        }
        if (!messages.knows(account, conversation)) {
            throw new ProblemException(ErrorCode.NOT_FOUND, "no such conversation");
        }
        HistoryStore.Stretch found = history.after(conversation, HistoryStore.Numbering.OPERATORS, after, MOST);
        return new Page(found.bodies().stream().map(Entry::new).toList(), found.last());
    }
}
