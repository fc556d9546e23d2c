package chat.parley.dialog.history;

import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.dialog.inbox.DialogRow;
import chat.parley.dialog.inbox.InboxStore;
import chat.parley.dialog.visitor.ProfileStore;
import chat.parley.platform.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What a visitor has not read, for the mails of other services of the suite; never reachable through the door. */
@Path("/internal/dialogs/{dialogId}/unread")
@RunOnVirtualThread
public class InternalUnreadResource {
    private final InboxStore dialogs;
    private final TranscriptStore transcripts;
    private final ProfileStore profiles;

    InternalUnreadResource(InboxStore dialogs, TranscriptStore transcripts, ProfileStore profiles) {
        this.dialogs = dialogs;
        this.transcripts = transcripts;
        this.profiles = profiles;
    }

    /**
     * What was answered in a dialog's conversation, and where to.
     *
     * @param email the visitor's newest; null where none is known
     * @param pageUrl where the dialog began; null where there is none
     */
    public record Unread(
            String channelKind,
            String channelId,
            @Nullable String placementId,
            String language,
            @Nullable String pageUrl,
            @Nullable String email,
            List<UnreadAnswers.Answer> answers) {}

    /**
     * @param account whose dialog it must be
     * @param after the sequence after which to look
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Unread unread(
            @PathParam("dialogId") DialogId dialogId,
            @QueryParam("account") @Nullable AccountId account,
            @QueryParam("after") long after) {
        if (account == null) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "account is missing");
        }
        DialogRow dialog = dialogs.find(account, dialogId)
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no such dialog"));
        var conversation = new ConversationId(dialog.conversationId());
        var unread = new UnreadAnswers();
        transcripts.eachAfter(conversation, after, unread::add);
        VisitorCard card = profiles.of(account, conversation).card();
        return new Unread(
                dialog.channelKind(),
                dialog.channelId(),
                dialog.placementId(),
                dialog.language(),
                dialog.pageUrl(),
                card == null || card.emails().isEmpty() ? null : card.emails().getFirst(),
                unread.answers());
    }
}
