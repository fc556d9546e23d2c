package chat.parley.dialog.writer;

import chat.parley.contracts.command.CommandMeta;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.dialog.conversation.AccountPolicies;
import chat.parley.dialog.conversation.AccountPolicy;
import chat.parley.dialog.conversation.Conversation;
import chat.parley.dialog.conversation.Decision;
import chat.parley.dialog.conversation.Dialog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides a batch of commands, in order, and collects what is to be written. A command that the rules cannot handle
 * changes nothing, goes to the dead letters and ends in {@code internal-error}; the others go on.
 */
final class Batch {
    private final Knowledge knowledge;
    private final AccountPolicies policies;
    private final Function<Object, String> json;
    private final Writes writes;
    private final Map<Integer, Place> places;
    private final Map<AccountId, Optional<AccountPolicy>> policyOf = new HashMap<>();
    private final TimerChanges timers = new TimerChanges();

    /** What becomes of commands. */
    enum Treatment {
        /** The rules decide them. */
        DECIDE,
        /** The database cannot take what they lead to: they end in {@code internal-error} and the dead letters. */
        CONDEMN,
        /** The database cannot even take that outcome: they are passed over. Their dead letters are written already. */
        SKIP
    }

    private Batch(
            Map<Integer, Place> places,
            Knowledge knowledge,
            AccountPolicies policies,
            Function<Object, String> json,
            Instant now) {
        this.places = new HashMap<>(places);
        this.knowledge = knowledge;
        this.policies = policies;
        this.json = json;
        this.writes = new Writes(now);
    }

    /**
     * Decides.
     *
     * @param items per partition in the order of their offsets
     * @param places where each of their partitions is now
     * @param treatment {@link Treatment#DECIDE} but for a single command that the database did not take
     * @param now this process's clock
     */
    static Writes decide(
            List<Incoming> items,
            Map<Integer, Place> places,
            Knowledge knowledge,
            AccountPolicies policies,
            Function<Object, String> json,
            Treatment treatment,
            Instant now) {
        var batch = new Batch(places, knowledge, policies, json, now);
        for (Incoming item : items) {
            switch (treatment) {
                case DECIDE -> batch.take(item);
                case CONDEMN -> batch.fail(item, "data-error: the database cannot take it");
                case SKIP -> {}
            }
            batch.passed(item);
        }
        return batch.finish(places);
    }

    private void take(Incoming item) {
        switch (item.content()) {
            case Incoming.Understood understood -> {
                try {
                    decide(item, understood.command());
                } catch (RuntimeException | StackOverflowError e) {
                    // Its message might hold what somebody wrote.
                    fail(item, "internal-error: " + e.getClass().getName());
                }
            }
            case Incoming.Unreadable unreadable ->
                reject(
                        item,
                        unreadable.code(),
                        unreadable.code().code() + ": " + unreadable.reason(),
                        unreadable.reason(),
                        unreadable.here());
        }
    }

    private void fail(Incoming item, String reason) {
        reject(item, ErrorCode.INTERNAL_ERROR, reason, "the command could not be handled", true);
        if (item.content() instanceof Incoming.Understood(DialogCommand.TimerDue due)) {
            timers.drop(item.partition(), due.meta(), due.kind());
        }
    }

    private void passed(Incoming item) {
        Place at = place(item.partition());
        places.put(
                at.partition(),
                new Place(at.partition(), at.epoch(), item.offset() + 1, at.position(), at.outcomePosition()));
    }

    private void decide(Incoming item, DialogCommand command) {
        CommandMeta meta = command.meta();
        ConversationId conversationId = meta.conversationId();
        Conversation known = knowledge.conversation(conversationId);
        Conversation before = known == null ? Conversation.fresh(meta.accountId(), conversationId) : known;
        AccountPolicy policy = policy(meta.accountId());
        Decision decision = before.decide(command, knowledge.of(before), policy, writes.recordedAt);
        Place at = place(item.partition());
        // Whatever may fail comes before anything is collected, so that a failing command leaves nothing behind.
        var events = new ArrayList<Rows.EventRow>();
        if (decision instanceof Decision.Accepted accepted) {
            for (DialogEvent event : accepted.events()) {
                events.add(Rows.EventRow.of(
                        item.partition(),
                        at.position() + events.size() + 1,
                        event.meta(),
                        event.getClass().getSimpleName(),
                        writes.recordedAt,
                        item.traceParent(),
                        json.apply(event)));
            }
        }
        Conversation after = decision instanceof Decision.Accepted accepted ? accepted.after() : before;
        timers.changed(item.partition(), before, after, policy);
        if (command instanceof DialogCommand.TimerDue due) {
            timers.handled(item.partition(), due, after, policy);
        }
        conclude(item, decision.outcome(), !(decision instanceof Decision.Repeated), events.size());
        writes.events.addAll(events);
        if (decision instanceof Decision.Accepted accepted) {
            accepted.events().forEach(event -> EventRows.collect(event, knowledge, writes));
            accepted.keys().forEach(key -> writes.keys.add(new Rows.KeyRow(conversationId, key)));
            knowledge.learn(accepted, writes.recordedAt);
            collectStates(item.partition(), before, accepted);
        }
        if (!(decision instanceof Decision.Repeated)) {
            knowledge.add(decision.outcome());
        }
    }

    private @Nullable AccountPolicy policy(AccountId accountId) {
        return policyOf.computeIfAbsent(accountId, id -> Optional.ofNullable(policies.of(id)))
                .orElse(null);
    }

    private void collectStates(int partition, Conversation before, Decision.Accepted accepted) {
        Conversation after = accepted.after();
        if (after.sequence() == before.sequence()) {
            return;
        }
        writes.states.put(after.conversationId(), new Rows.StateRow(partition, after));
        Dialog dialog = after.dialog();
        Dialog last = before.dialog();
        if (last != null
                && last.lingers()
                && dialog != null
                && !dialog.dialogId().equals(last.dialogId())) {
            // The one dialog ended and the next one began: the first of the events is the last one's end.
            collectRow(before.apply(accepted.events().getFirst()));
        }
        collectRow(after);
    }

    private void collectRow(Conversation state) {
        Dialog dialog = state.dialog();
        if (dialog != null) {
            writes.dialogs.put(
                    dialog.dialogId(),
                    new Rows.DialogRow(state.accountId(), state.conversationId(), state.sequence(), dialog));
        }
    }

    /** Adds the outcome and moves the partition's numbers on. */
    private void conclude(Incoming item, Outcome outcome, boolean first, int events) {
        String payload = json.apply(outcome.nameless());
        Place at = place(item.partition());
        var next = new Place(
                at.partition(), at.epoch(), at.nextOffset(), at.position() + events, at.outcomePosition() + 1);
        writes.outcomes.add(new Rows.OutcomeRow(
                item.partition(),
                next.outcomePosition(),
                outcome.commandId().value(),
                outcome.conversationId().value(),
                outcome.accountId().value(),
                outcome.getClass().getSimpleName(),
                first,
                writes.recordedAt,
                item.traceParent(),
                payload));
        places.put(item.partition(), next);
    }

    private void reject(Incoming item, ErrorCode code, String letter, String detail, boolean here) {
        writes.deadLetters.add(new Rows.DeadLetter(item.partition(), item.offset(), letter));
        CommandMeta meta = item.meta();
        if (meta == null) {
            return;
        }
        Conversation known = here ? knowledge.conversation(meta.conversationId()) : null;
        Conversation shown = known != null && known.accountId().equals(meta.accountId()) ? known : null;
        var outcome = new Outcome.Refused(
                meta.commandId(),
                meta.accountId(),
                meta.conversationId(),
                meta.issuer(),
                shown == null ? 0 : shown.sequence(),
                shown == null ? 0 : shown.visitorSequence(),
                code,
                detail,
                null,
                null,
                null);
        conclude(item, outcome, false, 0);
    }

    private Place place(int partition) {
        Place at = places.get(partition);
        if (at == null) {
            throw new IllegalStateException("partition " + partition + " is not owned");
        }
        return at;
    }

    private Writes finish(Map<Integer, Place> start) {
        places.forEach((partition, to) -> {
            Place from = start.get(partition);
            if (from != null && to.nextOffset() != from.nextOffset()) {
                writes.advances.put(partition, new Writes.Advance(from, to));
            }
        });
        writes.timers.addAll(timers.rows());
        return writes;
    }
}
