package chat.parley.routing.decision;

import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.decision.RoutingDecision.Candidate;
import chat.parley.contracts.decision.RoutingDecision.Rejection;
import chat.parley.contracts.decision.RoutingDecision.Verdict;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DecisionId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A decision as on its topic, with a sentence for each reason why somebody did not get the dialog [N-07]. */
public record Explanation(
        DecisionId decisionId,
        AccountId accountId,
        ConversationId conversationId,
        DialogId dialogId,
        Instant at,
        String trigger,
        Verdict verdict,
        List<Explained> candidates) {
    public Explanation {
        candidates = List.copyOf(candidates);
    }

    /**
     * One operator as they were judged.
     *
     * @param load how many places their open dialogs and reservations took before this decision
     * @param limit how many places automatic assignment may fill
     * @param rejections why not; empty for one who could have had it
     * @param reasonTexts a sentence for each rejection, in the same order
     * @param lastAssignedAt when they last got a dialog; null for never
     */
    public record Explained(
            OperatorId operatorId,
            String name,
            int load,
            int limit,
            List<Rejection> rejections,
            List<String> reasonTexts,
            @Nullable Instant lastAssignedAt) {
        public Explained {
            rejections = List.copyOf(rejections);
            reasonTexts = List.copyOf(reasonTexts);
        }
    }

    static Explanation of(RoutingDecision decision, ReasonTexts texts) {
        return new Explanation(
                decision.decisionId(),
                decision.accountId(),
                decision.conversationId(),
                decision.dialogId(),
                decision.at(),
                decision.trigger(),
                decision.verdict(),
                decision.candidates().stream().map(c -> explained(c, texts)).toList());
    }

    private static Explained explained(Candidate candidate, ReasonTexts texts) {
        return new Explained(
                candidate.operatorId(),
                candidate.name(),
                candidate.load(),
                candidate.limit(),
                candidate.rejections(),
                candidate.rejections().stream()
                        .map(rejection -> texts.of(rejection, candidate))
                        .toList(),
                candidate.lastAssignedAt());
    }
}
