package chat.parley.notification.email;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says how mails are doing. Never down: operators' sockets need neither a mail server nor the database, and a replica
 * that is not ready lets them go.
 */
@Readiness
class HealthResource implements HealthCheck {
    private final MailJob job;
    private final MailClient client;

    HealthResource(MailJob job, MailClient client) {
        this.job = job;
        this.client = client;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("mail")
                .up()
                .withData("transport", client.name())
                .withData("database", job.reachesDatabase())
                .withData("waiting", job.waiting().mails())
                .build();
    }
}
