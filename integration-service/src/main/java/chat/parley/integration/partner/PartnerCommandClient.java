package chat.parley.integration.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.CommandMeta;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.platform.kafka.CommandSender;
import chat.parley.platform.kafka.ReplicaReader;
import chat.parley.platform.outcome.OutcomeWaiter;
import chat.parley.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends what partners' programs want to the writer, and waits for how it ended. */
@ApplicationScoped
class PartnerCommandClient {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Who speaks where a program speaks for the account itself. */
    private static final Actor.System ACCOUNT = new Actor.System("api");

    private final CommandSender commands;
    private final OutcomeWaiter waiter;
    private final ReplicaReader outcomes;
    private final Clock clock;

    PartnerCommandClient(CommandSender commands, OutcomeWaiter waiter, ReplicaReader outcomes, Clock clock) {
        this.commands = commands;
        this.waiter = waiter;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /**
     * A message to be posted.
     *
     * @param key the program's own; the same one is the same message
     * @param bot whether the program speaks as a bot, under the token's name, and not for the account
     */
    record Wanted(ConversationId conversation, DialogId dialog, String key, String text, boolean bot) {}

    /**
     * Posts a message, once for each key.
     *
     * @return empty when the outcome is not known yet; the same call again finds out
     * @throws ProblemException as the writer refused, or {@code unavailable} when it may not have been stored
     */
    Optional<Outcome.Accepted> post(PartnerToken token, Wanted wanted) {
        awaitOutcomes();
        Actor issuer = wanted.bot() ? new Actor.Bot("api-" + token.tokenId(), token.name()) : ACCOUNT;
        String message = id(token.tokenId(), wanted.key());
        // The content is part of the command's id: another one under an old key must reach the writer to be refused.
        String command =
                id(message, wanted.conversation().value(), issuer.getClass().getSimpleName(), wanted.text());
        var meta = new CommandMeta(
                new CommandId(command), token.accountId(), wanted.conversation(), issuer, clock.instant());
        var sent = new DialogCommand.PostOperatorMessage(meta, wanted.dialog(), message, wanted.text());
        CompletableFuture<Outcome> expected = waiter.expect(meta.commandId(), PATIENCE);
        try {
            commands.send(sent).toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new ProblemException(ErrorCode.UNAVAILABLE, "it may not have been stored; send it again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ErrorCode.UNAVAILABLE, "the service is stopping; send it again");
        }
        try {
            return switch (expected.get()) {
                case Outcome.Accepted accepted -> Optional.of(accepted);
                case Outcome.Refused refused -> throw new ProblemException(refused);
            };
        } catch (ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ErrorCode.UNAVAILABLE, "the service is stopping; send it again");
        }
    }

    /** Just after a start they cannot be heard for a moment. */
    private void awaitOutcomes() {
        try {
            if (!outcomes.awaitReady(PATIENCE)) {
                throw new ProblemException(ErrorCode.UNAVAILABLE, "outcomes cannot be heard yet");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ErrorCode.UNAVAILABLE, "the service is stopping; send it again");
        }
    }

    private static String id(String... parts) {
        return "api-" + UUID.nameUUIDFromBytes(String.join("\n", parts).getBytes(UTF_8));
    }
}
