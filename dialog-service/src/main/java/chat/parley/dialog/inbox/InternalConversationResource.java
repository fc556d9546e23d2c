package chat.parley.dialog.inbox;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.platform.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** An account's conversations for integration-service, which hands them to partners; never reachable through the door. */
@Path("/internal/conversations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class InternalConversationResource {
    private static final int MOST = 200;
    private static final Set<String> STATUSES = Set.of("bot", "waiting", "assigned", "closed");

    private final InboxStore store;

    InternalConversationResource(InboxStore store) {
        this.store = store;
    }

    /** @param next the cursor of the page after this one; null on the last */
    public record Page(
            List<ConversationRow> conversations, @Nullable String next) {}

    /** What is asked for, as it stands in the address. */
    public static class Filter {
        @QueryParam("account")
        @Nullable
        AccountId account;

        @QueryParam("status")
        @Nullable
        String status;

        @QueryParam("channel")
        @Nullable
        String channel;

        @QueryParam("operator")
        @Nullable
        String operator;

        @QueryParam("department")
        @Nullable
        String department;

        @QueryParam("visitor")
        @Nullable
        String visitor;

        @QueryParam("tag")
        @Nullable
        String tag;

        @QueryParam("openedFrom")
        @Nullable
        String openedFrom;

        @QueryParam("openedTo")
        @Nullable
        String openedTo;
    }

    @GET
    @Operation(hidden = true)
    public Page page(
            @BeanParam Filter filter,
            @QueryParam("order") @DefaultValue("newest") String order,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        if (limit < 1 || limit > MOST) {
            throw invalid("limit must be 1 to " + MOST);
        }
        if (filter.status != null && !STATUSES.contains(filter.status)) {
            throw invalid("status must be bot, waiting, assigned or closed");
        }
        if (!order.equals("newest") && !order.equals("oldest")) {
            throw invalid("order must be newest or oldest");
        }
        var wanted = new ConversationQuery.Wanted(
                null,
                filter.status,
                filter.channel,
                filter.operator,
                filter.department,
                filter.visitor,
                filter.tag,
                instant("openedFrom", filter.openedFrom),
                instant("openedTo", filter.openedTo));
        var query = new ConversationQuery(required(filter.account), wanted, order.equals("newest"));
        List<DialogRow> rows = store.read(query.page(Cursor.of(after), limit + 1));
        boolean more = rows.size() > limit;
        List<DialogRow> page = more ? rows.subList(0, limit) : rows;
        return new Page(
                page.stream().map(ConversationRow::of).toList(),
                more ? new Cursor(page.getLast().openedAt(), page.getLast().dialogId()).text() : null);
    }

    /** @param account whose conversation it must be */
    @GET
    @Path("/{conversationId}")
    @Operation(hidden = true)
    public ConversationRow one(
            @PathParam("conversationId") ConversationId conversation,
            @QueryParam("account") @Nullable AccountId account) {
        var query = new ConversationQuery(required(account), ConversationQuery.Wanted.one(conversation.value()), true);
        return store.read(query.page(null, 1)).stream()
                .findFirst()
                .map(ConversationRow::of)
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no such conversation"));
    }

    private static AccountId required(@Nullable AccountId account) {
        if (account == null) {
            throw invalid("account is missing");
        }
        return account;
    }

    private static @Nullable Instant instant(String name, @Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw invalid(name + " must be a time like 2026-01-31T09:30:00Z");
        }
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ErrorCode.INVALID_REQUEST, detail);
    }
}
