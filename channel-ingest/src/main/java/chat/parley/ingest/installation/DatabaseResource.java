package chat.parley.ingest.installation;

import chat.parley.persistence.SchemaJob;
import chat.parley.persistence.TransactionStore;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says whether the database is there, and is up either way: the web chat, which is most of what this service does,
 * needs none, and what needs it answers {@code unavailable} meanwhile.
 */
@Readiness
class DatabaseResource implements HealthCheck {
    private final SchemaJob schema;
    private final TransactionStore transactions;

    DatabaseResource(SchemaJob schema, TransactionStore transactions) {
        this.schema = schema;
        this.transactions = transactions;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("channels-database")
                .withData("reached", schema.isDone() && transactions.isReachable())
                .up()
                .build();
    }
}
