package chat.parley.integration.crm;

import chat.parley.egress.Endpoint;
import chat.parley.egress.GuardedClient;
import chat.parley.integration.crm.zendesk.ZendeskCrm;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Reaches CRMs over the same guarded way as every other destination. */
@ApplicationScoped
class CrmClient {
    /** Longer answers are cut, and what is cut is no JSON any more. */
    private static final int LONGEST_ANSWER = 1_048_576;

    private final GuardedClient client;
    private final Clock clock;

    CrmClient(GuardedClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** The CRM at this address with the credentials in it. */
    Crm zendesk(Endpoint endpoint) {
        String site = endpoint.url().resolve("/").toString();
        return new ZendeskCrm(calls(endpoint), site.substring(0, site.length() - 1), clock);
    }

    private Calls calls(Endpoint root) {
        return (method, path, headers, body) -> {
            var target = new Endpoint(root.url().resolve(path), root.credentials());
            return switch (client.send(method, target, headers, body, LONGEST_ANSWER)) {
                case GuardedClient.Result.Failed(var error, var hopeless, var sent) -> new Calls.Reply.Failed(error);
                case GuardedClient.Result.Answered(var status, var retryAfter, var bytes, var whole) ->
                    answered(status, retryAfter, bytes);
            };
        };
    }

    private static Calls.Reply answered(int status, @Nullable String retryAfter, byte[] bytes) {
        if (bytes.length >= LONGEST_ANSWER) {
            return new Calls.Reply.Failed("the answer is too long");
        }
        return new Calls.Reply.Answered(status, retryAfter, json(bytes));
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return Json.mapper().readTree(bytes);
        } catch (IOException e) {
            return Json.mapper().missingNode();
        }
    }
}
