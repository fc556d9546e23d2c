package chat.parley.integration.installation;

import chat.parley.persistence.SchemaJob;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the database is up to date; that it answers and that the log is read has checks of its own. */
@Readiness
class ReadinessResource implements HealthCheck {
    private final SchemaJob schema;

    ReadinessResource(SchemaJob schema) {
        this.schema = schema;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("schema").status(schema.isDone()).build();
    }
}
