package chat.parley.integration.partner;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.problem.Problem;
import chat.parley.platform.problem.ProblemException;
import chat.parley.platform.problem.ProblemMappers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lets calls with a good token in, as many as it may make and for what it allows. */
@ApplicationScoped
class PartnerGateResource {
    private final PartnerTokenStore tokens;
    private final TransactionStore transactions;
    private final CallRates rates;
    private final Clock clock;

    PartnerGateResource(PartnerTokenStore tokens, TransactionStore transactions, CallRates rates, Clock clock) {
        this.tokens = tokens;
        this.transactions = transactions;
        this.rates = rates;
        this.clock = clock;
    }

    /**
     * Answers a call; every answer to a good token, refusals too, says how many calls it may still make.
     *
     * @param authorization the header; null where there is none
     * @param needed what the token must allow
     * @throws ProblemException with {@code unauthenticated} or {@code token-invalid}
     */
    Response answer(@Nullable String authorization, Scope needed, Function<PartnerToken, Response> work) {
        if (authorization == null) {
            throw new ProblemException(ErrorCode.UNAUTHENTICATED, "send a token of the account as bearer");
        }
        Optional<TokenText> text = TokenText.of(authorization);
        PartnerToken token = text.flatMap(
                        sent -> transactions.run(connection -> tokens.check(connection, sent, clock.instant())))
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.TOKEN_INVALID, "this is no token of an account, or it was revoked"));
        CallRates.Allowance allowance = rates.take(token.tokenId());
        Response answer = allowance.allowed()
                ? answered(token, needed, work)
                : ProblemMappers.response(Problem.rateLimited(allowance.seconds()));
        return Response.fromResponse(answer)
                .header("RateLimit-Limit", allowance.limit())
                .header("RateLimit-Remaining", allowance.remaining())
                .header("RateLimit-Reset", allowance.seconds())
                .build();
    }

    private static Response answered(PartnerToken token, Scope needed, Function<PartnerToken, Response> work) {
        try {
            if (!token.scopes().contains(needed)) {
                throw new ProblemException(
                        ErrorCode.SCOPE_MISSING, "the token does not have the scope " + needed.text());
            }
            return work.apply(token);
        } catch (ProblemException e) {
            return ProblemMappers.response(e.problem());
        } catch (ContractViolation e) {
            return ProblemMappers.response(Problem.of(e.code(), String.valueOf(e.getMessage())));
        }
    }
}
