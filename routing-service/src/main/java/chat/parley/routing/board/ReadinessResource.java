package chat.parley.routing.board;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while decisions are made. */
@Readiness
class ReadinessResource implements HealthCheck {
    private final StreamsJob streams;

    ReadinessResource(StreamsJob streams) {
        this.streams = streams;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("board").status(streams.isRunning()).build();
    }
}
