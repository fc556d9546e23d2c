package chat.parley.integration.partner;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.text.WellFormed;
import chat.parley.integration.installation.IntegrationConfig;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.identity.CallerProducer;
import chat.parley.platform.problem.Problem;
import chat.parley.platform.problem.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Administrators make tokens here for programs of their own and of partners, and revoke them [B-12]. */
@Path("/api/integrations/tokens")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tokens", description = "What programs may read and do by the partners' API.")
public class PartnerTokenResource {
    private final CallerProducer callers;
    private final PartnerTokenStore tokens;
    private final TransactionStore transactions;
    private final IntegrationConfig config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    PartnerTokenResource(
            CallerProducer callers,
            PartnerTokenStore tokens,
            TransactionStore transactions,
            IntegrationConfig config,
            Clock clock) {
        this.callers = callers;
        this.tokens = tokens;
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    /** What an administrator sends. */
    public record Wanted(@Nullable String name, @Nullable List<String> scopes) {}

    /**
     * A token.
     *
     * @param lastUsedAt to the minute; left out for never
     * @param token the token itself, in the answer to its making alone
     */
    public record Row(
            String tokenId,
            String name,
            Set<Scope> scopes,
            Instant createdAt,
            String createdBy,
            @Nullable Instant lastUsedAt,
            @Nullable String token) {
        @Override
        public String toString() {
            return "Row[" + tokenId + "]"; // the token never reaches a log
        }

        static Row of(PartnerToken token, @Nullable String text) {
            return new Row(
                    token.tokenId(),
                    token.name(),
                    token.scopes().isEmpty() ? Set.of() : EnumSet.copyOf(token.scopes()),
                    token.createdAt(),
                    token.createdBy(),
                    token.lastUsedAt(),
                    text);
        }
    }

    /** All tokens of an account. */
    public record Rows(List<Row> tokens) {}

    @GET
    @Operation(summary = "All tokens that are good, oldest first")
    public Rows all() {
        AccountId account = administrator().accountId();
        return new Rows(transactions.run(connection -> tokens.list(connection, account)).stream()
                .map(token -> Row.of(token, null))
                .toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Operation(summary = "Makes a token", description = "The answer is the only one that holds it.")
    public Row create(@Nullable Wanted wanted) {
        Caller caller = administrator();
        if (wanted == null) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "the body is missing");
        }
        String name = WellFormed.required("name", wanted.name(), WellFormed.NAME_LIMIT)
                .strip();
        TokenText text = TokenText.fresh(random);
        var token = new PartnerToken(
                text.tokenId(),
                caller.accountId(),
                name,
                scopes(wanted.scopes()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                caller.name(),
                null);
        return transactions.run(connection -> {
            if (tokens.list(connection, caller.accountId()).size() >= config.tokensPerAccount()) {
                throw new ProblemException(
                        ErrorCode.INVALID_SETTING, "at most " + config.tokensPerAccount() + " tokens");
            }
            tokens.insert(connection, token, text.hash());
            return Row.of(token, text.text());
        });
    }

    @DELETE
    @Path("/{tokenId}")
    @ResponseStatus(204)
    @Operation(summary = "Revokes a token", description = "From the next call on it is not good any more.")
    public void revoke(@PathParam("tokenId") String tokenId) {
        AccountId account = administrator().accountId();
        if (!transactions.run(connection -> tokens.revoke(connection, account, tokenId, clock.instant()))) {
            throw new ProblemException(ErrorCode.NOT_FOUND, "no such token");
        }
    }

    private Caller administrator() {
        Caller caller = callers.caller();
        caller.require(Role.ADMINISTRATOR);
        return caller;
    }

    private static Set<Scope> scopes(@Nullable List<String> texts) {
        var scopes = EnumSet.noneOf(Scope.class);
        for (String text : texts == null ? List.<String>of() : texts) {
            scopes.add(Scope.of(text).orElseThrow(() -> invalidScopes("is no scope: " + text)));
        }
        if (scopes.isEmpty()) {
            throw invalidScopes("choose at least one");
        }
        return scopes;
    }

    private static ProblemException invalidScopes(String detail) {
        return new ProblemException(Problem.of(
                ErrorCode.INVALID_SETTING,
                "scopes: " + detail,
                List.of(new Problem.FieldError("scopes", ErrorCode.INVALID_SETTING, detail))));
    }
}
