package chat.parley.routing.decision;

import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.decision.RoutingDecision.Rejection;
import chat.parley.contracts.decision.RoutingDecision.Verdict;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DecisionId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Decisions of account {@code acme}, each with an id of its own. */
final class Decisions {
    static final Instant MADE = Instant.parse("2026-11-21T09:00:00Z");
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Decisions() {}

    static RoutingDecision of(String dialog, Verdict verdict) {
        return of(dialog, verdict, MADE);
    }

    static RoutingDecision of(String dialog, Verdict verdict, Instant at) {
        var ann = new RoutingDecision.Candidate(
                new OperatorId("ann"), "Ann", 3, 3, List.of(Rejection.AT_LIMIT), MADE.minusSeconds(60));
        return new RoutingDecision(
                new DecisionId("decision-" + COUNT.incrementAndGet()),
                new AccountId("acme"),
                new ConversationId("c-" + dialog),
                new DialogId(dialog),
                at,
                "dialog-queued",
                verdict,
                List.of(ann));
    }
}
