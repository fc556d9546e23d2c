package chat.parley.admin.relay;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only while changes reach the other services. */
@Readiness
@ApplicationScoped
public class RelayReadinessResource implements HealthCheck {
    private final RelayJob relay;

    public RelayReadinessResource(RelayJob relay) {
        this.relay = relay;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("settings relay")
                .status(relay.isAble())
                .build();
    }
}
