package chat.parley.notification.feed;

import chat.parley.notification.socket.Admission;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once settings are known and the place in every topic is; not any more while sockets are let go. */
@Readiness
class ReadinessResource implements HealthCheck {
    private final FeedJob feed;
    private final Admission admission;

    ReadinessResource(FeedJob feed, Admission admission) {
        this.feed = feed;
        this.admission = admission;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("feed")
                .status(feed.isReady() && !admission.isDraining())
                .build();
    }
}
