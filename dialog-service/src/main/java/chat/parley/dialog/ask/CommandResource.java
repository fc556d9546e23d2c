package chat.parley.dialog.ask;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.operator.OperatorCommand;
import chat.parley.contracts.operator.OperatorCommands;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.dialog.inbox.DialogRow;
import chat.parley.dialog.inbox.InboxStore;
import chat.parley.dialog.inbox.Sight;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.identity.CallerProducer;
import chat.parley.platform.kafka.CommandSender;
import chat.parley.platform.kafka.ReplicaReader;
import chat.parley.platform.outcome.OutcomeWaiter;
import chat.parley.platform.problem.ProblemException;
import chat.parley.platform.settings.SettingsView;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Operators' commands over HTTP: the same as on their socket, one request each. */
@Path("/api/dialogs")
@Tag(name = "Commands")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CommandResource {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CommandSender sender;
    private final OutcomeWaiter waiter;
    private final ReplicaReader outcomes;
    private final OutcomeStore store;
    private final InboxStore dialogs;
    private final SettingsView settings;
    private final CallerProducer callers;
    private final InstantSource clock;
    private final OperatorCommands commands;

    CommandResource(
            CommandSender sender,
            OutcomeWaiter waiter,
            ReplicaReader outcomes,
            OutcomeStore store,
            InboxStore dialogs,
            SettingsView settings,
            CallerProducer callers,
            InstantSource clock) {
        this.sender = sender;
        this.waiter = waiter;
        this.outcomes = outcomes;
        this.store = store;
        this.dialogs = dialogs;
        this.settings = settings;
        this.callers = callers;
        this.clock = clock;
        this.commands = new OperatorCommands(new SettingsDirectory(settings), clock);
    }

    @POST
    @Path("/{dialogId}/commands")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Reply, note, take, transfer, close, reopen, mark as read, tag, set priority or category,"
                    + " or change the visitor's card",
            description = "The header Idempotency-Key is a UUID and becomes the command's id: the same key is the same"
                    + " command and gets the same outcome. 202 with a Location when the outcome is not known in 5 s.")
    public Response send(
            @PathParam("dialogId") DialogId dialogId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable OperatorCommand wanted) {
        Caller caller = callers.caller();
        if (wanted == null) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "the body is a command with a known name");
        }
        DialogRow dialog = dialogs.visible(Sight.of(caller, settings), dialogId);
        if (!wanted.dialogId().equals(dialogId)
                || !wanted.conversationId().value().equals(dialog.conversationId())) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "the command names another dialog than the address");
        }
        DialogCommand command = commands.translate(key, wanted, caller.accountId(), caller.actor());
        if (!outcomes.isReady()) {
            throw new ProblemException(ErrorCode.UNAVAILABLE, "outcomes cannot be heard yet");
        }
        CommandId id = command.meta().commandId();
        CompletableFuture<Outcome> expected = waiter.expect(id, PATIENCE);
        try {
            sender.send(command).toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new ProblemException(ErrorCode.UNAVAILABLE, "the command may not have been stored; send it again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ErrorCode.UNAVAILABLE, "the service is stopping; send it again");
        }
        return answer(id, expected);
    }

    @GET
    @Path("/commands/{commandId}")
    @Operation(
            summary = "How a command ended",
            description = "200 with its outcome once it is known. 202 until then for the Location of an answer 202,"
                    + " which says when the command was stored; 404 without that, and when it is too long ago for the"
                    + " command to be still under way: send it again with the same key.")
    public Response outcome(@PathParam("commandId") CommandId commandId, @QueryParam("sent") @Nullable Long sent) {
        return store.find(callers.caller().accountId(), commandId)
                .map(json -> Response.ok(json).build())
                .orElseGet(() -> {
                    if (!UnderWay.may(sent, clock.instant())) {
                        throw new ProblemException(ErrorCode.NOT_FOUND, "no such command is known; send it again");
                    }
                    return Response.accepted().build();
                });
    }

    private Response answer(CommandId id, CompletableFuture<Outcome> expected) {
        try {
            return switch (expected.get()) {
                case Outcome.Accepted accepted -> Response.ok(accepted).build();
                case Outcome.Refused refused -> throw new ProblemException(refused);
            };
        } catch (ExecutionException e) {
            return Response.accepted()
                    .location(URI.create("/api/dialogs/commands/" + id.value() + "?sent="
                            + clock.instant().toEpochMilli()))
                    .build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ErrorCode.UNAVAILABLE, "the service is stopping; ask for the outcome again");
        }
    }
}
