package chat.parley.routing.place;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.signal.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells waiting visitors of one account where they stand [N-06]: whoever's place or estimate has changed, each at most
 * every 2 s. Held in memory only: a place is told anew after a restart, and an estimate once somebody was given to an
 * operator. All instants are milliseconds of one monotonic clock.
 *
 * @param <D> what visitors stand in one queue for
 */
public final class QueuePlaces<D> {
    /** How many of each queue are told; those behind are told when they come near. */
    public static final int TOLD = 200;

    /** How long a conversation is told nothing new, in milliseconds. */
    public static final long SILENCE = 2_000;

    private static final Actor ROUTING = new Actor.System("routing");

    private final AccountId accountId;
    private final Map<D, WaitEstimate> estimates = new HashMap<>();
    private final Map<DialogId, Stander<D>> standing = new HashMap<>();
    private final Map<ConversationId, Told> told = new HashMap<>();

    private record Stander<D>(D desk, int firstPlace, long since) {}

    private record Told(
            DialogId dialogId, int position, @Nullable Integer seconds, long at) {}

    public QueuePlaces(AccountId accountId) {
        this.accountId = accountId;
    }

    /** The dialog goes to an operator now. */
    public void given(DialogId dialogId, long now) {
        var stander = standing.remove(dialogId);
        if (stander != null) {
            estimates
                    .computeIfAbsent(stander.desk(), desk -> new WaitEstimate())
                    .given(stander.firstPlace(), now - stander.since());
        }
    }

    /**
     * Looks at the queues.
     *
     * @param queues those who wait, in order, at most {@value #TOLD} of each
     * @return what is to be told now; look again while {@link #owesAnybody}
     */
    public List<Signal.QueuePlace> look(Map<D, List<Waiter>> queues, long now) {
        var due = new ArrayList<Signal.QueuePlace>();
        var present = new HashSet<DialogId>();
        owing = false;
        queues.forEach((desk, waiters) -> {
            int place = 0;
            for (var waiter : waiters) {
                present.add(waiter.dialogId());
                look(desk, waiter, ++place, now, due);
            }
        });
        forgetAllBut(present, now);
        return due;
    }

    /** Whether somebody's place has changed who is told only later. */
    public boolean owesAnybody() {
        return owing;
    }

    private boolean owing;

    private void look(D desk, Waiter waiter, int place, long now, List<Signal.QueuePlace> due) {
        var stander = standing.get(waiter.dialogId());
        if (stander == null || !stander.desk().equals(desk)) {
            standing.put(waiter.dialogId(), new Stander<>(desk, place, now));
        }
        var estimate = estimates.get(desk);
        var seconds = estimate == null ? null : estimate.seconds(place);
        var last = told.get(waiter.conversationId());
        var changed = last == null
                || !last.dialogId().equals(waiter.dialogId())
                || last.position() != place
                || !Objects.equals(last.seconds(), seconds);
        if (changed && last != null && now - last.at() < SILENCE) {
            owing = true;
        } else if (changed) {
            told.put(waiter.conversationId(), new Told(waiter.dialogId(), place, seconds, now));
            due.add(new Signal.QueuePlace(
                    accountId, waiter.conversationId(), waiter.dialogId(), ROUTING, place, seconds));
        }
    }

    /** What was told is kept as long as it silences. */
    private void forgetAllBut(Set<DialogId> present, long now) {
        standing.keySet().retainAll(present);
        told.values().removeIf(last -> !present.contains(last.dialogId()) && now - last.at() >= SILENCE);
    }
}
