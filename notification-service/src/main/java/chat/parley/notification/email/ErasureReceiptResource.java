package chat.parley.notification.email;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.CommandId;
import chat.parley.persistence.ErasureReceiptStore;
import chat.parley.persistence.SchemaJob;
import chat.parley.platform.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Tells admin-api what was erased here, as the other services with a database do by {@code InternalErasureResource};
 * this one answers without a framework for resources. Never reachable through the door [N-24].
 */
@Singleton
public class ErasureReceiptResource {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private final ErasureReceiptStore receipts;
    private final SchemaJob schema;

    ErasureReceiptResource(ErasureReceiptStore receipts, SchemaJob schema) {
        this.receipts = receipts;
        this.schema = schema;
    }

    void register(@Observes Router router) {
        router.get("/internal/erasures/:commandId").blockingHandler(this::handle, false);
    }

    private void handle(RoutingContext context) {
        var response = context.response().putHeader("Content-Type", "application/json");
        if (!schema.isDone()) {
            response.setStatusCode(UNAVAILABLE).end();
            return;
        }
        try {
            var account = new AccountId(String.valueOf(context.request().getParam("account")));
            var command = new CommandId(context.pathParam("commandId"));
            receipts.find(account, command)
                    .ifPresentOrElse(
                            receipt -> response.setStatusCode(OK).end(Json.text(receipt)),
                            () -> response.setStatusCode(NOT_FOUND).end());
        } catch (ContractViolation e) {
            response.setStatusCode(NOT_FOUND).end();
        }
    }
}
