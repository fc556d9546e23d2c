package chat.parley.routing.decision;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.CommandMeta;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.decision.RoutingDecision.Verdict;
import chat.parley.contracts.id.CommandId;
import java.time.InstantSource;
import java.util.Optional;

/** Turns a decision into the command that carries it out; the same decision always into the same command id. */
final class CarriedOut {
    private static final Actor ISSUER = new Actor.System("routing");

    private final InstantSource clock;

    CarriedOut(InstantSource clock) {
        this.clock = clock;
    }

    /** Empty for a decision to wait. */
    Optional<DialogCommand> by(RoutingDecision decision) {
        return switch (decision.verdict()) {
            case Verdict.Assign assign ->
                Optional.of(new DialogCommand.AssignOperator(
                        meta(decision),
                        decision.dialogId(),
                        assign.operatorId(),
                        assign.operatorName(),
                        decision.decisionId(),
                        assign.queuedSequence()));
            case Verdict.Requeue requeue ->
                Optional.of(new DialogCommand.RequeueDialog(
                        meta(decision), decision.dialogId(), requeue.operatorId(), requeue.reason()));
            case Verdict.Wait wait -> Optional.empty();
        };
    }

    private CommandMeta meta(RoutingDecision decision) {
        return new CommandMeta(
                new CommandId(decision.decisionId().value()),
                decision.accountId(),
                decision.conversationId(),
                ISSUER,
                clock.instant());
    }
}
