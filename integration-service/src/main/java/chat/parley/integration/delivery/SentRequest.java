package chat.parley.integration.delivery;

import chat.parley.integration.destination.Destination;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is posted, as administrators see it: signatures and credentials masked.
 *
 * @param url of the destination now, without what may be secret in it; attempts say which address each went to
 * @param body null where the installation does not show it
 */
public record SentRequest(
        String method,
        String url,
        Map<String, String> headers,
        @Nullable String body) {
    private static final String MASK = "•••";

    static SentRequest of(Delivery delivery, Destination destination, boolean showBody) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("content-type", "application/json");
        headers.put("webhook-id", delivery.messageId());
        if (!delivery.tries().isEmpty()) {
            long at = delivery.tries().getLast().at().getEpochSecond();
            headers.put("webhook-timestamp", Long.toString(at));
        }
        headers.put("webhook-signature", "v1," + MASK);
        if (destination.endpoint().credentials() != null) {
            headers.put("authorization", "Basic " + MASK);
        }
        return new SentRequest("POST", destination.endpoint().toString(), headers, showBody ? delivery.body() : null);
    }
}
