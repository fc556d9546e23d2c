package chat.parley.routing.decision;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.DialogId;
import chat.parley.platform.identity.CallerProducer;
import chat.parley.platform.problem.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Why a dialog went to whom, for every operator of its account [N-07]. */
@Path("/api/routing/decisions")
@Produces(MediaType.APPLICATION_JSON)
public class DecisionResource {
    private static final Logger LOG = Logger.getLogger(DecisionResource.class);

    private final DecisionStore store;
    private final CallerProducer callers;

    public DecisionResource(DecisionStore store, CallerProducer callers) {
        this.store = store;
        this.callers = callers;
    }

    /** @param decisions newest first */
    public record Decisions(List<Explanation> decisions) {
        public Decisions {
            decisions = List.copyOf(decisions);
        }
    }

    /**
     * The decisions on one dialog, newest first; none for a dialog of another account.
     *
     * @param language of the reasons' sentences, {@code ru} or {@code en}; else by the request's Accept-Language
     */
    @GET
    public Decisions decisions(
            @QueryParam("dialogId") @Nullable String dialogId,
            @QueryParam("language") @Nullable String language,
            @Context HttpHeaders headers) {
        var caller = callers.caller();
        if (dialogId == null) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "say which dialog: ?dialogId=");
        }
        try {
            var texts = ReasonTexts.of(language, headers.getAcceptableLanguages());
            return new Decisions(store.of(caller.accountId(), new DialogId(dialogId)).stream()
                    .map(decision -> Explanation.of(decision, texts))
                    .toList());
        } catch (SQLException | IOException e) {
            LOG.warnf("decisions cannot be read: %s", e.getMessage());
            throw new ProblemException(ErrorCode.UNAVAILABLE, "the decisions cannot be read right now");
        }
    }
}
