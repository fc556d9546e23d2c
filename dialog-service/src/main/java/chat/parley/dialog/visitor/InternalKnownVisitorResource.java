package chat.parley.dialog.visitor;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.VisitorId;
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
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Visitors for integration-service, which hands them to partners; never reachable through the door. */
@Path("/internal/known-visitors")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class InternalKnownVisitorResource {
    private static final int MOST = 50;
    private static final int LONGEST = 254;

    private final KnownVisitorStore store;

    InternalKnownVisitorResource(KnownVisitorStore store) {
        this.store = store;
    }

    /** @param next what the next page begins after; null when this is the last */
    public record Page(
            List<KnownVisitor> visitors, @Nullable String next) {}

    /** @param account whose visitor it must be */
    @GET
    @Path("/{visitorId}")
    @Operation(hidden = true)
    public KnownVisitor one(
            @PathParam("visitorId") VisitorId visitor, @QueryParam("account") @Nullable AccountId account) {
        return store.find(required(account), visitor)
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no such visitor"));
    }

    /** Those with this address, number or id of the company's own: exactly one of the three is given. */
    @GET
    @Operation(hidden = true)
    public Page search(
            @QueryParam("account") @Nullable AccountId account,
            @QueryParam("email") @Nullable String email,
            @QueryParam("phone") @Nullable String phone,
            @QueryParam("ownId") @Nullable String ownId,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") @DefaultValue("20") int limit) {
        List<String> given =
                Stream.of(email, phone, ownId).filter(Objects::nonNull).toList();
        if (given.size() != 1 || given.getFirst().isBlank() || given.getFirst().length() > LONGEST) {
            throw invalid("give one of email, phone and ownId");
        }
        if (limit < 1 || limit > MOST) {
            throw invalid("limit must be 1 to " + MOST);
        }
        AccountId of = required(account);
        List<VisitorId> found = store.search(of, new KnownVisitorStore.Wanted(email, phone, ownId), after, limit + 1);
        boolean more = found.size() > limit;
        List<VisitorId> page = more ? found.subList(0, limit) : found;
        return new Page(
                page.stream().flatMap(id -> store.find(of, id).stream()).toList(),
                more ? page.getLast().value() : null);
    }

    private static AccountId required(@Nullable AccountId account) {
        if (account == null) {
            throw invalid("account is missing");
        }
        return account;
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ErrorCode.INVALID_REQUEST, detail);
    }
}
