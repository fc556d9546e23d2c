package chat.parley.integration.bot;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.text.WellFormed;
import chat.parley.egress.Endpoint;
import chat.parley.egress.WebhookSignature;
import chat.parley.integration.destination.Destination;
import chat.parley.integration.destination.DestinationAnswer;
import chat.parley.integration.destination.DestinationKind;
import chat.parley.integration.destination.EndpointClient;
import chat.parley.integration.installation.IntegrationConfig;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.identity.CallerProducer;
import chat.parley.platform.problem.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Administrators say here which bots there are; a channel's setting names the one that has its dialogs first. */
@Path("/api/integrations/bots")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Bots", description = "Programs that have dialogs before operators do, by the Jivo Bot API.")
public class BotResource {
    private final CallerProducer callers;
    private final BotStore bots;
    private final EndpointClient endpoints;
    private final TransactionStore transactions;
    private final IntegrationConfig config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    BotResource(
            CallerProducer callers,
            BotStore bots,
            EndpointClient endpoints,
            TransactionStore transactions,
            IntegrationConfig config,
            Clock clock) {
        this.callers = callers;
        this.bots = bots;
        this.endpoints = endpoints;
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    /**
     * What an administrator sends.
     *
     * @param name under which visitors see its answers
     * @param url where it listens; it ends with the bot's own token
     * @param version the one that was read; null with a new bot
     */
    public record Wanted(
            @Nullable String name,
            @Nullable String url,
            @Nullable Long version) {}

    /** All bots of an account. */
    public record Rows(List<DestinationAnswer> bots) {}

    @GET
    @Operation(summary = "All bots, oldest first")
    public Rows all() {
        AccountId account = account();
        return new Rows(transactions.run(connection -> bots.list(connection, account)).stream()
                .map(bot -> DestinationAnswer.of(bot, null))
                .toList());
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            summary = "Makes a bot",
            description = "The answer is the only one that holds the secret: the bot posts to"
                    + " /api/integrations/bot-hooks/{destinationId}/{secret}.")
    public DestinationAnswer create(@Nullable Wanted wanted) {
        AccountId account = account();
        Wanted body = body(wanted);
        Endpoint endpoint = endpoints.read("url", body.url());
        String secret = WebhookSignature.newAddressSecret(random);
        Destination bot = Destination.fresh(
                account,
                "bot-" + UUID.randomUUID(),
                DestinationKind.BOT,
                name(body),
                endpoint,
                true,
                secret,
                clock.instant());
        return transactions.run(connection -> {
            if (bots.list(connection, account).size() >= config.botsPerAccount()) {
                throw new ProblemException(ErrorCode.INVALID_SETTING, "at most " + config.botsPerAccount() + " bots");
            }
            bots.insert(connection, bot);
            return DestinationAnswer.of(bot, secret);
        });
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Replaces a bot's name and address")
    public DestinationAnswer change(@PathParam("id") String id, @Nullable Wanted wanted) {
        AccountId account = account();
        Wanted body = body(wanted);
        Destination present = transactions
                .run(connection -> bots.find(connection, id))
                .filter(bot -> bot.accountId().equals(account))
                .orElseThrow(BotResource::notFound);
        if (!Objects.equals(body.version(), present.version())) {
            throw conflict();
        }
        Destination changed = present.changed(name(body), endpoints.read("url", body.url()), true);
        if (!transactions.run(connection -> bots.update(connection, changed))) {
            throw conflict();
        }
        return DestinationAnswer.of(changed, null);
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @Operation(
            summary = "Removes a bot",
            description = "Whoever writes where it is still named is given to operators at once.")
    public void remove(@PathParam("id") String id) {
        AccountId account = account();
        if (!transactions.run(connection -> bots.remove(connection, account, id))) {
            throw notFound();
        }
    }

    private AccountId account() {
        Caller caller = callers.caller();
        caller.require(Role.ADMINISTRATOR);
        return caller.accountId();
    }

    private static String name(Wanted wanted) {
        return WellFormed.required("name", wanted.name(), WellFormed.NAME_LIMIT).strip();
    }

    private static Wanted body(@Nullable Wanted wanted) {
        if (wanted == null) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "the body is missing");
        }
        return wanted;
    }

    private static ProblemException conflict() {
        return new ProblemException(ErrorCode.VERSION_CONFLICT, "somebody else saved this bot first");
    }

    private static ProblemException notFound() {
        return new ProblemException(ErrorCode.NOT_FOUND, "no such bot");
    }
}
