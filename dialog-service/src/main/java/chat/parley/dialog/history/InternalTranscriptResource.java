package chat.parley.dialog.history;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DialogId;
import chat.parley.dialog.inbox.DialogRow;
import chat.parley.dialog.inbox.InboxStore;
import chat.parley.platform.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Transcripts for other services of the suite, for their mails; never reachable through the door. */
@Path("/internal/dialogs/{dialogId}/transcript")
@RunOnVirtualThread
public class InternalTranscriptResource {
    private final InboxStore dialogs;
    private final TranscriptStore transcripts;

    InternalTranscriptResource(InboxStore dialogs, TranscriptStore transcripts) {
        this.dialogs = dialogs;
        this.transcripts = transcripts;
    }

    /** @param account whose dialog it must be */
    @GET
    @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8")
    @Operation(hidden = true)
    public String transcript(
            @PathParam("dialogId") DialogId dialogId, @QueryParam("account") @Nullable AccountId account) {
        if (account == null) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "account is missing");
        }
        DialogRow dialog = dialogs.find(account, dialogId)
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no such dialog"));
        return transcripts.of(account, dialog);
    }
}
