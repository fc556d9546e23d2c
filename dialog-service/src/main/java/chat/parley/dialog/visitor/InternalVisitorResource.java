package chat.parley.dialog.visitor;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
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

/** All cards of an account for other services of the suite, for exports; never reachable through the door. */
@Path("/internal/visitors")
@RunOnVirtualThread
public class InternalVisitorResource {
    private static final int MOST = 1_000;

    private final ProfileStore profiles;

    InternalVisitorResource(ProfileStore profiles) {
        this.profiles = profiles;
    }

    /**
     * A page of cards.
     *
     * @param total how many there are; null but on the first page
     * @param next what the next page begins after; null when this is the last
     */
    public record Page(
            @Nullable Long total,
            List<ProfileStore.Card> visitors,
            @Nullable String next) {}

    /**
     * The next cards.
     *
     * @param account whose visitors they must be
     * @param after the conversation of the last card that is known; empty for the first
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Page page(
            @QueryParam("account") @Nullable AccountId account,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") @DefaultValue("500") int limit) {
        if (account == null || limit < 1 || limit > MOST) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "account is missing, or limit is not 1 to " + MOST);
        }
        List<ProfileStore.Card> cards = profiles.cards(account, after, limit);
        return new Page(
                after.isEmpty() ? profiles.count(account) : null,
                cards,
                cards.size() < limit ? null : cards.getLast().conversationId().value());
    }
}
