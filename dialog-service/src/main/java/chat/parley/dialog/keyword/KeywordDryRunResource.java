package chat.parley.dialog.keyword;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.identity.CallerProducer;
import chat.parley.platform.problem.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Trying keyword rules on dialogs of the past. */
@Path("/api/dialogs/keyword-rules")
@Tag(name = "Keyword rules")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class KeywordDryRunResource {
    private static final int USUAL = 200;
    private static final int MOST_DIALOGS = 500;
    private static final int MOST_RULES = 1_000;

    private final PastDialogStore dialogs;
    private final CallerProducer callers;

    KeywordDryRunResource(PastDialogStore dialogs, CallerProducer callers) {
        this.dialogs = dialogs;
        this.callers = callers;
    }

    /** What is to be tried. */
    public record Trial(
            @Schema(description = "Asked in this order, at most 1,000.") @Nullable
            List<KeywordDraft> rules,

            @Schema(description = "How many of the newest dialogs, 1 to 500; 200 where left out.") @Nullable
            Integer limit) {}

    @POST
    @Path("/dry-run")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "What rules would have done to the newest dialogs",
            description =
                    "For supervisors and administrators. Nothing is saved or changed. Each dialog is judged by its"
                            + " first message, and compared with where it went then. Refused with invalid-pattern when a pattern"
                            + " takes more than linear time.")
    public DryRun.Report dryRun(@Nullable Trial trial) {
        Caller caller = callers.caller();
        caller.require(Role.SUPERVISOR);
        if (trial == null || trial.rules() == null || trial.rules().size() > MOST_RULES) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "rules must be a list of at most " + MOST_RULES);
        }
        int limit = trial.limit() == null ? USUAL : trial.limit();
        if (limit < 1 || limit > MOST_DIALOGS) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "limit must be 1 to " + MOST_DIALOGS);
        }
        DryRun run;
        try {
            run = new DryRun(trial.rules());
        } catch (ContractViolation e) {
            throw new ProblemException(e.code(), String.valueOf(e.getMessage()));
        }
        return run.over(dialogs.newest(caller.accountId(), limit));
    }
}
