package chat.parley.dialog.writer;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether the writer has its place in the group and has taken over what it was given. A partition that was stopped is
 * named here and does not make the process unready: its other partitions go on.
 */
@Readiness
@Singleton
public class ReadinessResource implements HealthCheck {
    private final WriterJob writer;

    ReadinessResource(WriterJob writer) {
        this.writer = writer;
    }

    @Override
    public HealthCheckResponse call() {
        WriterStatus status = writer.status();
        var response = HealthCheckResponse.named("writer")
                .status(writer.prepared() && status.ready())
                .withData("partitions", status.partitions().size())
                .withData("lag", status.lag());
        if (!writer.prepared()) {
            response.withData("waits", "for the tables and all settings");
        }
        String refusal = status.refusal();
        if (refusal != null) {
            response.withData("refusal", refusal);
        }
        status.partitions().forEach((number, partition) -> {
            if (!partition.stopped().isEmpty()) {
                response.withData("partition-" + number, partition.stopped());
            }
        });
        return response.build();
    }
}
