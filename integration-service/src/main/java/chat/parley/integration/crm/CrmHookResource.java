package chat.parley.integration.crm;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.CommandMeta;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.settings.Setting;
import chat.parley.integration.command.CommandClient;
import chat.parley.integration.destination.Destination;
import chat.parley.integration.partner.CallRates;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.problem.Problem;
import chat.parley.platform.problem.ProblemException;
import chat.parley.platform.settings.SettingsView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** CRMs call here when the record of a dialog is done with; what follows is for the administrator to choose [P-16]. */
@Path("/api/integrations/crm-hooks/{id}")
@RunOnVirtualThread
@Tag(name = "CRMs")
public class CrmHookResource {
    private static final int LONGEST_BODY = 65_536;
    private static final Actor.System CRM = new Actor.System("crm");

    private final CrmStore store;
    private final CrmSecretStore secrets;
    private final CommandClient commands;
    private final TransactionStore transactions;
    private final SettingsView settings;
    private final CallRates rates;
    private final Clock clock;

    CrmHookResource(
            CrmStore store,
            CrmSecretStore secrets,
            CommandClient commands,
            TransactionStore transactions,
            SettingsView settings,
            CallRates rates,
            Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.commands = commands;
        this.transactions = transactions;
        this.settings = settings;
        this.rates = rates;
        this.clock = clock;
    }

    /** A connection that can be called. */
    private record Called(Destination destination, CrmHook hook, String secret, String wish) {
        @Override
        public String toString() {
            return "Called[" + destination.destinationId() + "]"; // the secret never reaches a log
        }
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(204)
    @Operation(
            summary = "A CRM says that a dialog's record is done with",
            description = "204 when what follows is stored, or nothing does. A repeat changes nothing.")
    public void called(
            @PathParam("id") String id, @Context HttpHeaders headers, @Context UriInfo address, byte[] body) {
        if (body.length > LONGEST_BODY) {
            throw new ProblemException(ErrorCode.BODY_TOO_LARGE, "at most 64 KiB");
        }
        Called called = transactions
                .run(connection -> {
                    Optional<Destination> found = store.connected(connection, id);
                    if (found.isEmpty()) {
                        return Optional.<Called>empty();
                    }
                    Destination destination = found.get();
                    var secret = secrets.secrets(connection, destination).get(CrmHook.SECRET);
                    var hook = Vendors.named(destination.name()).flatMap(CrmVendor::hook);
                    return secret == null || hook.isEmpty()
                            ? Optional.<Called>empty()
                            : Optional.of(new Called(
                                    destination,
                                    hook.get(),
                                    secret,
                                    store.settings(connection, id).options().getOrDefault("onSolved", "nothing")));
                })
                .orElseThrow(CrmHookResource::notFound);
        var call = new CrmHook.Call(firsts(headers.getRequestHeaders()), firsts(address.getQueryParameters()), body);
        switch (called.hook().read(call, called.secret(), clock.instant())) {
            case CrmHook.Said.Forged(var reason) -> throw new ProblemException(ErrorCode.TOKEN_INVALID, reason);
            case CrmHook.Said.Malformed(var reason) -> throw new ProblemException(ErrorCode.INVALID_REQUEST, reason);
            case CrmHook.Said.Other other -> {}
            case CrmHook.Said.Solved(var records) ->
                records.forEach(record -> ended(called, record, records.size() == 1));
        }
    }

    /** @param alone whether the call is about this record only, and is refused when it is not one of ours */
    private void ended(Called called, CrmHook.Ended ended, boolean alone) {
        Destination destination = called.destination();
        CallRates.Allowance allowance = rates.take("crm/" + destination.destinationId());
        if (!allowance.allowed()) {
            throw new ProblemException(Problem.rateLimited(allowance.seconds()));
        }
        Optional<Recorded> found = transactions.run(connection ->
                store.dialog(connection, destination.destinationId(), ended.recordId(), ended.dialogId()));
        if (found.isEmpty()) {
            // Others write records there too: one of many that is not ours is nothing to complain of.
            if (alone) {
                throw notFound();
            }
            return;
        }
        Recorded dialog = found.get();
        // The connection, the record and the occasion make the command: what comes again is known by the writer.
        String occasion = UUID.nameUUIDFromBytes(
                        String.join("\n", destination.destinationId(), ended.recordId(), ended.occasion())
                                .getBytes(UTF_8))
                .toString();
        var meta = new CommandMeta(
                new CommandId("crm-" + occasion),
                destination.accountId(),
                dialog.conversationId(),
                CRM,
                clock.instant());
        DialogId dialogId = dialog.dialogId();
        switch (called.wish()) {
            case "note" ->
                commands.send(new DialogCommand.PostNote(meta, dialogId, "crm-" + occasion, note(destination, ended)));
            case "close" -> commands.send(new DialogCommand.CloseDialog(meta, dialogId, CloseReason.BY_RULE));
            default -> {}
        }
    }

    private String note(Destination destination, CrmHook.Ended ended) {
        String language = settings.account(destination.accountId())
                .map(Setting.Account::language)
                .orElse("en");
        String vendor = Vendors.named(destination.name()).map(CrmVendor::title).orElse(destination.name());
        return vendor + (language.equals("ru") ? ": решено, № " : ": solved, no. ") + ended.recordId();
    }

    /** The first of each, by names in small letters. */
    static Map<String, String> firsts(MultivaluedMap<String, String> each) {
        var all = new LinkedHashMap<String, String>();
        each.forEach((name, values) -> all.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return all;
    }

    private static ProblemException notFound() {
        return new ProblemException(ErrorCode.NOT_FOUND, "no such connection, or it has no such record");
    }
}
