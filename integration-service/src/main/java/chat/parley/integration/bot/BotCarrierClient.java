package chat.parley.integration.bot;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.egress.AddressClient;
import chat.parley.egress.GuardedClient;
import chat.parley.integration.delivery.Carrier;
import chat.parley.integration.delivery.Delivery;
import chat.parley.integration.delivery.Verdict;
import chat.parley.integration.destination.Destination;
import chat.parley.integration.destination.DestinationKind;
import chat.parley.integration.installation.IntegrationConfig;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.json.Json;
import chat.parley.platform.problem.ProblemException;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Tells bots what happens in their dialogs. A visitor waits for the answer, so there is no back-off: what is not taken
 * at once is tried twice more, and then the dialog goes to operators.
 */
@ApplicationScoped
class BotCarrierClient implements Carrier {
    private static final int LONGEST_ANSWER = 1_024;
    private static final Actor.System TIMEOUT = new Actor.System("bot-timeout");

    private final Tries tries;
    private final GuardedClient http;
    private final BotStore bots;
    private final BotCommandClient commands;
    private final TransactionStore transactions;

    BotCarrierClient(
            Vertx vertx,
            AddressClient addresses,
            IntegrationConfig config,
            BotStore bots,
            BotCommandClient commands,
            TransactionStore transactions) {
        this.tries = new Tries(config.botPatience());
        this.http = new GuardedClient(vertx, addresses, "Parley-Bots/1", tries.patience(), config.attemptsAtOnce());
        this.bots = bots;
        this.commands = commands;
        this.transactions = transactions;
    }

    @Override
    public Set<DestinationKind> kinds() {
        return Set.of(DestinationKind.BOT);
    }

    @Override
    public Carried carry(Delivery delivery, Destination destination, Instant at) {
        boolean there = transactions.run(
                connection -> bots.find(connection, destination.destinationId()).isPresent());
        Tries.Outcome last = there
                ? tries.of(patience -> once(delivery, destination))
                : new Tries.Outcome(false, true, null, "the bot was removed");
        if (last.taken()) {
            return new Carried(last.status(), null, null, new Verdict.Delivered());
        }
        if (delivery.eventType().equals(BotCall.CLIENT_MESSAGE)) {
            try {
                commands.callOperator(place(delivery), TIMEOUT, delivery.messageId(), null);
            } catch (ProblemException e) {
                return new Carried(
                        null, "no operator could be called", null, new Verdict.Again("not handed over", null));
            }
        }
        String error = last.status() == null ? last.words() : null;
        return new Carried(last.status(), error, null, new Verdict.Hopeless(last.words()), last.words());
    }

    /** The client itself waits no longer than {@code tries} says. */
    private Tries.Outcome once(Delivery delivery, Destination destination) {
        var result = http.send("POST", destination.endpoint(), Map.of(), delivery.body(), LONGEST_ANSWER);
        return switch (result) {
            case GuardedClient.Result.Answered(var status, var retryAfter, var answer, var whole) -> {
                boolean refused = status >= 400 && status < 500 && status != 408 && status != 429;
                yield new Tries.Outcome(status >= 200 && status < 300, refused, status, "answered " + status);
            }
            case GuardedClient.Result.Failed(var error, var hopeless, var sent) ->
                new Tries.Outcome(false, hopeless, null, error);
        };
    }

    private static BotCommandClient.Place place(Delivery delivery) {
        try {
            String dialog =
                    Json.mapper().readTree(delivery.body()).path("chat_id").asText();
            return new BotCommandClient.Place(
                    delivery.accountId(), new ConversationId(delivery.conversationId()), new DialogId(dialog));
        } catch (IOException e) {
            throw new UncheckedIOException("bodies are JSON", e);
        }
    }
}
