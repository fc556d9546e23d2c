package chat.parley.integration.partner;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.contracts.text.WellFormed;
import chat.parley.platform.json.Json;
import chat.parley.platform.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What was said, for partners' programs, and what they say [B-12]. */
@Path("/api/integrations/v1/conversations/{conversationId}/messages")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Partners", description = "For programs, with a token of the account.")
public class PartnerMessageResource {
    private static final Set<String> FILTERS = Set.of("order", "after", "limit");
    private static final int LONGEST_TEXT = 4_096;
    private static final int LONGEST_KEY = 200;

    private final PartnerGateResource gate;
    private final Owners owners;
    private final PartnerCommandClient commands;

    PartnerMessageResource(PartnerGateResource gate, Owners owners, PartnerCommandClient commands) {
        this.gate = gate;
        this.owners = owners;
        this.commands = commands;
    }

    /**
     * A message.
     *
     * @param text at most 4,096 characters
     * @param as {@code account} (also where it is left out) or {@code bot}, which is silent once an operator has the
     *     dialog
     */
    public record Wanted(@Nullable String text, @Nullable String as) {}

    /** What was posted, now or before. */
    public record Posted(String messageId, String conversationId, String dialogId) {}

    /** @param pending always true: it is not known yet what became of it */
    public record Pending(boolean pending) {}

    @GET
    @Operation(summary = "What was said in a conversation, without notes")
    public Response messages(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @PathParam("conversationId") String id,
            @Context UriInfo address) {
        return gate.answer(authorization, Scope.CONVERSATIONS_READ, token -> {
            var query = PartnerResource.asked(address, FILTERS);
            query.put("account", token.accountId().value());
            return Response.ok(owners.dialogs("/internal/conversations/" + new ConversationId(id) + "/messages", query))
                    .type(MediaType.APPLICATION_JSON)
                    .build();
        });
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Posts a message to the visitor",
            description = "201 once it is in the conversation; the same Idempotency-Key is the same message. 202 when"
                    + " that is not known after 5 s: send the same again.")
    public Response post(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @PathParam("conversationId") String id,
            @Nullable Wanted wanted) {
        return gate.answer(authorization, Scope.CONVERSATIONS_WRITE, token -> {
            if (wanted == null) {
                throw invalid("the body is missing");
            }
            if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
                throw invalid("the header Idempotency-Key has 1 to " + LONGEST_KEY + " characters");
            }
            String text = WellFormed.required("text", wanted.text(), LONGEST_TEXT);
            boolean bot = bot(wanted.as());
            var conversation = new ConversationId(id);
            // The newest dialog, open or not: whether it takes the message, or took it before, is the writer's to say.
            DialogId dialog = newest(token, conversation);
            Optional<Outcome.Accepted> posted =
                    commands.post(token, new PartnerCommandClient.Wanted(conversation, dialog, key, text, bot));
            return posted.map(accepted -> Response.status(Response.Status.CREATED)
                            .entity(new Posted(
                                    String.valueOf(accepted.messageId()),
                                    conversation.value(),
                                    String.valueOf(accepted.dialogId())))
                            .build())
                    .orElseGet(() -> Response.accepted(new Pending(true))
                            .header(HttpHeaders.RETRY_AFTER, 1)
                            .build());
        });
    }

    private DialogId newest(PartnerToken token, ConversationId conversation) {
        String answer = owners.dialogs(
                "/internal/conversations/" + conversation,
                Map.of("account", token.accountId().value()));
        try {
            return new DialogId(Json.mapper()
                    .readTree(answer)
                    .path("dialog")
                    .path("dialogId")
                    .asText());
        } catch (IOException e) {
            throw new UncheckedIOException("dialog-service answers JSON", e);
        }
    }

    private static boolean bot(@Nullable String as) {
        if (as == null || as.equals("account")) {
            return false;
        }
        if (as.equals("bot")) {
            return true;
        }
        throw invalid("as is account or bot");
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ErrorCode.INVALID_REQUEST, detail);
    }
}
