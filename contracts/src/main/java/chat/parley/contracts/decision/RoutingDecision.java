package chat.parley.contracts.decision;

import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DecisionId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One decision of routing, with everything it was based on [N-07].
 *
 * @param at when, by the clock of the input that triggered it
 * @param trigger what changed, for example {@code dialog-queued}, {@code slot-freed}, {@code presence-changed}
 * @param candidates every operator of the account that was judged, chosen or not
 */
public record RoutingDecision(
        DecisionId decisionId,
        AccountId accountId,
        ConversationId conversationId,
        DialogId dialogId,
        Instant at,
        String trigger,
        Verdict verdict,
        List<Candidate> candidates) {
    public RoutingDecision {
        candidates = List.copyOf(candidates);
    }

    /** What was decided. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Verdict.Assign.class, name = "Assign"),
        @JsonSubTypes.Type(value = Verdict.Wait.class, name = "Wait"),
        @JsonSubTypes.Type(value = Verdict.Requeue.class, name = "Requeue")
    })
    public sealed interface Verdict {
        /** @param queuedSequence the sequence of the {@code DialogQueued} event decided on */
        record Assign(OperatorId operatorId, String operatorName, long queuedSequence) implements Verdict {}

        /** Nobody can take it now; it stays in the general queue until something changes [W-45]. */
        record Wait() implements Verdict {}

        /** Its operator is lost or does not answer; it goes back to the queue. */
        record Requeue(OperatorId operatorId, QueueReason reason) implements Verdict {}
    }

    /**
     * One operator as they were judged.
     *
     * @param load the places that their open dialogs and reservations took before this decision, by the weights of their
     *     channel kinds [P-22]
     * @param limit how many places automatic assignment may fill
     * @param rejections why not; empty for one who could have had it
     * @param lastAssignedAt when they last got a dialog; null for never
     */
    public record Candidate(
            OperatorId operatorId,
            String name,
            int load,
            int limit,
            List<Rejection> rejections,
            @Nullable Instant lastAssignedAt) {
        public Candidate {
            rejections = List.copyOf(rejections);
        }
    }

    /** Why an operator could not have the dialog. */
    public enum Rejection {
        @JsonProperty("not-online")
        NOT_ONLINE,
        @JsonProperty("at-limit")
        AT_LIMIT,
        @JsonProperty("language")
        LANGUAGE,
        @JsonProperty("department")
        DEPARTMENT,
        /** They had this dialog and lost it or did not answer; others are tried first. */
        @JsonProperty("had-it-before")
        HAD_IT_BEFORE,
        /** They lack a required skill [P-05]. */
        @JsonProperty("skills")
        SKILLS,
        /** Somebody else is asked first, because they know the visitor or a rule says so [P-08]. */
        @JsonProperty("somebody-preferred")
        SOMEBODY_PREFERRED
    }
}
