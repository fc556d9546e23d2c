package chat.parley.dialog.history;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.visitor.VisitorEvent;
import chat.parley.platform.identity.VisitorToken;
import chat.parley.platform.identity.VisitorTokens;
import chat.parley.platform.json.Json;
import chat.parley.platform.problem.ProblemException;
import chat.parley.platform.settings.SettingsView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A visitor's own conversation, by the visitor's own numbers; the token says which. */
@Path("/api/visitor/events")
@Tag(name = "Visitor")
@PermitAll
@RunOnVirtualThread
public class VisitorHistoryResource {
    private static final String BEARER = "Bearer ";

    private final HistoryStore store;
    private final MessageStore messages;
    private final SettingsView settings;
    private final InstantSource clock;

    VisitorHistoryResource(HistoryStore store, MessageStore messages, SettingsView settings, InstantSource clock) {
        this.store = store;
        this.messages = messages;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param last the greatest of the visitor's numbers there is; 0 for none */
    public record Page(List<VisitorEvent> events, long last) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "What the visitor missed",
            description =
                    "Ascending by `number`, which has no gaps. With `after`, those that follow; with `before`, the"
                            + " newest before; else the newest. Needs the visitor's token as bearer.")
    public Page events(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @QueryParam("after") @Nullable Long after,
            @QueryParam("before") @Nullable Long before,
            @QueryParam("limit") @DefaultValue("200") int limit)
            throws IOException {
        VisitorToken visitor = token(authorization);
        var stretch = store.page(
                visitor.conversationId(), HistoryStore.Numbering.VISITOR, new PageBounds(after, before, limit));
        if (stretch.last() == 0 || !messages.knows(visitor.accountId(), visitor.conversationId())) {
            // An account's key signs for its own conversations only, whatever a token names.
            return new Page(List.of(), 0);
        }
        var events = new ArrayList<VisitorEvent>();
        for (String body : stretch.bodies()) {
            VisitorEvent.of(Json.mapper().readValue(body, DialogEvent.class)).ifPresent(events::add);
        }
        return new Page(events, stretch.last());
    }

    private VisitorToken token(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new ProblemException(ErrorCode.UNAUTHENTICATED, "send the visitor's token as bearer");
        }
        var check = VisitorTokens.check(
                authorization.substring(BEARER.length()).strip(),
                account -> settings.keys(account)
                        .map(keys -> VisitorTokens.Key.of(keys.visitorKeyId(), keys.visitorPublicKey())),
                clock.instant());
        return switch (check) {
            case VisitorTokens.Check.Valid valid -> valid.token();
            case VisitorTokens.Check.Expired e ->
                throw new ProblemException(ErrorCode.TOKEN_EXPIRED, "open a new session");
            case VisitorTokens.Check.Invalid i ->
                throw new ProblemException(ErrorCode.TOKEN_INVALID, "the visitor's token was not accepted");
        };
    }
}
