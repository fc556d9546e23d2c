package chat.parley.integration.delivery;

import chat.parley.egress.GuardedClient;
import chat.parley.egress.WebhookSignature;
import chat.parley.integration.destination.Destination;
import chat.parley.integration.destination.DestinationKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Posts deliveries signed, as Standard Webhooks has it. */
@ApplicationScoped
class SignedPostClient implements Carrier {
    private final GuardedClient client;
    private final Clock clock;

    SignedPostClient(GuardedClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    @Override
    public Set<DestinationKind> kinds() {
        return Set.of(DestinationKind.WEBHOOK, DestinationKind.RULE, DestinationKind.HANDLER);
    }

    @Override
    public Carried carry(Delivery delivery, Destination destination, Instant at) {
        var result = client.send(
                "POST",
                destination.endpoint(),
                headers(delivery, destination.secrets(), at),
                delivery.body(),
                MaskedAnswer.LONGEST);
        return switch (result) {
            case GuardedClient.Result.Answered(var status, var retryAfter, var beginning, var whole) ->
                new Carried(status, null, MaskedAnswer.of(beginning), Verdict.of(status, retryAfter, clock.instant()));
            case GuardedClient.Result.Failed(var error, var hopeless, var sent) ->
                new Carried(null, error, null, hopeless ? new Verdict.Hopeless(error) : new Verdict.Again(error, null));
        };
    }

    private static Map<String, String> headers(Delivery delivery, Destination.Secrets secrets, Instant at) {
        String previous = secrets.previousAt(at);
        List<String> signing = previous == null ? List.of(secrets.present()) : List.of(secrets.present(), previous);
        return Map.of(
                "webhook-id", delivery.messageId(),
                "webhook-timestamp", Long.toString(at.getEpochSecond()),
                "webhook-signature", WebhookSignature.header(signing, delivery.messageId(), at, delivery.body()));
    }
}
