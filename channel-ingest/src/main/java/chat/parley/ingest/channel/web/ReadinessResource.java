package chat.parley.ingest.channel.web;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells the door and the orchestrator whether this replica may get visitors. */
@Readiness
@jakarta.inject.Singleton
public class ReadinessResource implements HealthCheck {
    private final chat.parley.ingest.channel.web.Readiness readiness;

    ReadinessResource(chat.parley.ingest.channel.web.Readiness readiness) {
        this.readiness = readiness;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("web-chat").status(readiness.isReady());
        readiness.parts().forEach((part, ready) -> response.withData(part, ready));
        return response.build();
    }
}
