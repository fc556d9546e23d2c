package chat.parley.routing.decision;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.CommandMeta;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.decision.RoutingDecision.Verdict;
import chat.parley.contracts.id.CommandId;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

/** Turns a decision into the command that carries it out; the same decision always into the same command id. */
final class CarriedOut {
    private static final Actor ISSUER = new Actor.System("routing");

    private final InstantSource clock;

    CarriedOut(InstantSource clock) {
        this.clock = clock;
    }

    /** Empty for a wait of which it is not known by what event the dialog waits. */
    Optional<DialogCommand> by(Committed committed) {
        var decision = committed.decision();
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
            case Verdict.Wait wait -> announcement(decision, committed.queuedSequence());
        };
    }

    /** Said with every wait that is recorded; dialog-service tells the visitor once in a dialog [W-45]. */
    private Optional<DialogCommand> announcement(RoutingDecision decision, OptionalLong queuedSequence) {
        return queuedSequence.isEmpty()
                ? Optional.empty()
                : Optional.of(new DialogCommand.AnnounceQueue(
                        meta(decision), decision.dialogId(), queuedSequence.getAsLong()));
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
