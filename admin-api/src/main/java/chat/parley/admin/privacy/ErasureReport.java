package chat.parley.admin.privacy;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.persistence.ErasureReceipt;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was asked to be forgotten and what came of it: ids and numbers, nothing of what they stood for [N-24].
 *
 * @param askedBy the id of the administrator
 * @param refusal why nothing was erased; null where it was not refused
 * @param doneAt when the last of the services had done; null before
 * @param topicsForgetAt when the last record of the topics that may name the visitor is gone
 * @param backupsForgetAt when the last backup that has the visitor is gone
 */
@Schema(description = "An erasure of one visitor: what went where, what others have, and when the rest is gone.")
public record ErasureReport(
        String erasureId,
        VisitorId visitorId,
        Instant askedAt,
        String askedBy,
        State state,

        @Schema(description = "The code of the refusal, for example legal-hold; absent where it was not refused.")
        @Nullable
        ErrorCode refusal,

        List<Part> parts,
        @Nullable Instant doneAt,
        Instant topicsForgetAt,
        Instant backupsForgetAt) {
    /** How far it is. */
    public enum State {
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("done")
        DONE,
        @JsonProperty("refused")
        REFUSED
    }

    /**
     * One conversation of the visitor.
     *
     * @param receipts by the service that has erased
     */
    @Schema(name = "ErasurePart")
    public record Part(ConversationId conversationId, CommandId commandId, Map<String, ErasureReceipt> receipts) {
        public Part {
            receipts = Map.copyOf(receipts);
        }

        private Part with(String service, ErasureReceipt receipt) {
            var more = new TreeMap<>(receipts);
            more.put(service, receipt);
            return new Part(conversationId, commandId, more);
        }
    }

    public ErasureReport {
        parts = List.copyOf(parts);
    }

    /** What was just asked for. */
    static ErasureReport asked(
            String erasureId,
            VisitorId visitor,
            List<ConversationId> conversations,
            String askedBy,
            Instant now,
            Forgetting forgetting) {
        List<Part> parts = conversations.stream()
                .map(conversation -> new Part(
                        conversation,
                        new CommandId("erase-" + erasureId + "-" + conversations.indexOf(conversation)),
                        Map.of()))
                .toList();
        return new ErasureReport(
                erasureId,
                visitor,
                now,
                askedBy,
                State.RUNNING,
                null,
                parts,
                null,
                forgetting.topics(now),
                forgetting.backups(now));
    }

    /** With what a service has done; done itself when it was the last of {@code services}. */
    ErasureReport confirmed(
            CommandId command,
            String service,
            ErasureReceipt receipt,
            List<String> services,
            Forgetting forgetting,
            Instant now) {
        List<Part> next = changed(command, part -> part.with(service, receipt));
        boolean done = next.stream().allMatch(part -> part.receipts().keySet().containsAll(services));
        return new ErasureReport(
                erasureId,
                visitorId,
                askedAt,
                askedBy,
                done ? State.DONE : State.RUNNING,
                null,
                next,
                done ? now : null,
                done ? forgetting.topics(now) : topicsForgetAt,
                done ? forgetting.backups(now) : backupsForgetAt);
    }

    /** A command was refused: what is left of the erasure is not gone on with. */
    ErasureReport refused(ErrorCode code, Instant now) {
        return new ErasureReport(
                erasureId,
                visitorId,
                askedAt,
                askedBy,
                State.REFUSED,
                code,
                parts,
                now,
                topicsForgetAt,
                backupsForgetAt);
    }

    private List<Part> changed(CommandId command, UnaryOperator<Part> change) {
        return parts.stream()
                .map(part -> part.commandId().equals(command) ? change.apply(part) : part)
                .toList();
    }

    @JsonIgnore
    boolean isRunning() {
        return state == State.RUNNING;
    }
}
