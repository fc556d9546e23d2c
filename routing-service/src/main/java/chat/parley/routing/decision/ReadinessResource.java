package chat.parley.routing.decision;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while decisions are carried out and recorded. */
@Readiness
class ReadinessResource implements HealthCheck {
    private final DecisionCommandJob commands;
    private final DecisionRecordJob records;

    ReadinessResource(DecisionCommandJob commands, DecisionRecordJob records) {
        this.commands = commands;
        this.records = records;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("decisions")
                .status(commands.isAlive() && records.isAlive())
                .withData("commands", commands.isAlive())
                .withData("records", records.isAlive())
                .build();
    }
}
