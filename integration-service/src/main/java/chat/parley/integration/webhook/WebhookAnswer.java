package chat.parley.integration.webhook;

import chat.parley.integration.destination.DestinationAnswer;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A webhook as administrators see it. */
public record WebhookAnswer(@JsonUnwrapped DestinationAnswer destination, List<String> eventTypes, EventFilter filter) {
    static WebhookAnswer of(Webhook webhook, @Nullable String secret) {
        return new WebhookAnswer(
                DestinationAnswer.of(webhook.destination(), secret),
                List.copyOf(webhook.eventTypes()),
                webhook.filter());
    }
}
