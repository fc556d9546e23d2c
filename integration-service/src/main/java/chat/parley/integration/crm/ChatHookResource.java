package chat.parley.integration.crm;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.command.CommandMeta;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.integration.command.CommandClient;
import chat.parley.integration.delivery.DeliveryStore;
import chat.parley.integration.delivery.Message;
import chat.parley.integration.delivery.NewDelivery;
import chat.parley.integration.delivery.SenderJob;
import chat.parley.integration.destination.Destination;
import chat.parley.integration.dialog.DialogFacts;
import chat.parley.integration.dialog.DialogStore;
import chat.parley.integration.handler.HandlerPayload;
import chat.parley.integration.partner.CallRates;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.json.Json;
import chat.parley.platform.problem.Problem;
import chat.parley.platform.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/**
 * CRMs tell here what their people have written in the chats that conversations are shown in; it is said to the visitor
 * for the company [W-64].
 */
@Path("/api/integrations/chat-hooks/{id}/{scope}")
@RunOnVirtualThread
@Tag(name = "CRMs")
public class ChatHookResource {
    private static final int LONGEST_BODY = 65_536;
    private static final Set<String> OVER = Set.of("closed", "ended");

    private final CrmStore store;
    private final CrmSecretStore secrets;
    private final ChatStore chats;
    private final DialogStore dialogs;
    private final DeliveryStore deliveries;
    private final SenderJob sender;
    private final CommandClient commands;
    private final TransactionStore transactions;
    private final CallRates rates;
    private final Clock clock;

    ChatHookResource(
            CrmStore store,
            CrmSecretStore secrets,
            ChatStore chats,
            DialogStore dialogs,
            DeliveryStore deliveries,
            SenderJob sender,
            CommandClient commands,
            TransactionStore transactions,
            CallRates rates,
            Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.chats = chats;
        this.dialogs = dialogs;
        this.deliveries = deliveries;
        this.sender = sender;
        this.commands = commands;
        this.transactions = transactions;
        this.rates = rates;
        this.clock = clock;
    }

    /** A connection whose chats are on. */
    private record Called(Destination destination, ChatHook hook, String secret) {
        @Override
        public String toString() {
            return "Called[" + destination.destinationId() + "]"; // the secret never reaches a log
        }
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(200)
    @Operation(
            summary = "A CRM says what was written in a chat",
            description =
                    "200 when it is stored, or is of no interest; a repeat changes nothing. 403 signature-invalid,"
                            + " 404 no such connection or chat.")
    public void called(
            @PathParam("id") String id, @PathParam("scope") String scope, @Context HttpHeaders headers, byte[] body) {
        if (body.length > LONGEST_BODY) {
            throw new ProblemException(ErrorCode.BODY_TOO_LARGE, "at most 64 KiB");
        }
        Called called = find(id, scope);
        var call = new CrmHook.Call(CrmHookResource.firsts(headers.getRequestHeaders()), Map.of(), body);
        switch (called.hook().read(call, called.secret(), scope)) {
            case ChatHook.Said.Forged(var reason) -> throw new ProblemException(ErrorCode.SIGNATURE_INVALID, reason);
            case ChatHook.Said.Malformed(var reason) -> throw new ProblemException(ErrorCode.INVALID_REQUEST, reason);
            case ChatHook.Said.Other other -> {}
            case ChatHook.Said.Written written -> written(called.destination(), written);
        }
    }

    private Called find(String id, String scope) {
        return transactions
                .run(connection -> {
                    Optional<Destination> found = store.connected(connection, id);
                    if (found.isEmpty()) {
                        return Optional.<Called>empty();
                    }
                    Destination destination = found.get();
                    String kept = store.settings(connection, id).options().get(ChatSwitch.SCOPE);
                    String secret = secrets.secrets(connection, destination).get(ChatHook.SECRET);
                    var hook = Vendors.named(destination.name()).flatMap(CrmVendor::chatHook);
                    return !scope.equals(kept) || secret == null || hook.isEmpty()
                            ? Optional.<Called>empty()
                            : Optional.of(new Called(destination, hook.get(), secret));
                })
                .orElseThrow(ChatHookResource::notFound);
    }

    private void written(Destination destination, ChatHook.Said.Written written) {
        CallRates.Allowance allowance = rates.take("chat/" + destination.destinationId());
        if (!allowance.allowed()) {
            throw new ProblemException(Problem.rateLimited(allowance.seconds()));
        }
        DialogFacts dialog = dialog(destination, written).orElseThrow(ChatHookResource::notFound);
        if (OVER.contains(String.valueOf(dialog.text("status")))) {
            lost(destination, dialog, written, "the dialog is over");
            return;
        }
        // The connection and the message make the command: what comes again is known by the writer.
        String id = UUID.nameUUIDFromBytes(String.join("\n", destination.destinationId(), written.messageId())
                        .getBytes(UTF_8))
                .toString();
        var meta = new CommandMeta(
                new CommandId("chat-" + id),
                destination.accountId(),
                new ConversationId(Objects.requireNonNull(dialog.text("conversationId"))),
                ChatAuthor.AUTHOR,
                clock.instant());
        var dialogId = new DialogId(Objects.requireNonNull(dialog.text("dialogId")));
        commands.send(new DialogCommand.PostOperatorMessage(meta, dialogId, written.messageId(), written.text()));
    }

    /** The newest dialog that was told in the chat; empty for a chat of somebody else's, or of nobody's. */
    private Optional<DialogFacts> dialog(Destination destination, ChatHook.Said.Written written) {
        String conversation = written.conversationId();
        if (conversation == null) {
            return Optional.empty();
        }
        return transactions.run(connection -> {
            Optional<String> dialogId = chats.dialog(connection, destination.destinationId(), conversation);
            if (dialogId.isEmpty()) {
                return Optional.<DialogFacts>empty();
            }
            var key = new DialogStore.Key(destination.accountId(), dialogId.get());
            return Optional.ofNullable(dialogs.find(connection, Set.of(key)).get(key));
        });
    }

    /** It is told so there, as surely as everything else. */
    private void lost(Destination destination, DialogFacts dialog, ChatHook.Said.Written written, String reason) {
        var now = clock.instant();
        var data = Json.mapper().createObjectNode();
        data.put("messageId", written.messageId()).put("reason", reason);
        var told = new NewDelivery(
                destination.accountId(),
                destination.destinationId(),
                Objects.requireNonNull(dialog.text("conversationId")),
                Message.id("lost-" + written.messageId(), destination.destinationId()),
                ChatClient.LOST,
                HandlerPayload.withDialog(ChatClient.LOST, now, data, dialog));
        transactions.run(connection -> deliveries.add(connection, List.of(told), now));
        sender.look();
    }

    private static ProblemException notFound() {
        return new ProblemException(ErrorCode.NOT_FOUND, "no such connection, or it has no such chat");
    }
}
