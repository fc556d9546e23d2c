package chat.parley.notification.visit;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.visit.DeviceKind;
import chat.parley.contracts.visit.VisitorActivity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who is on the accounts' sites now, folded from what pages report. Everything a page says is whole, so this is right
 * again one round of reports after whatever was missed. Bounded: of an account with more visitors than are kept, those
 * who come last are not seen. Programs that only read pages are never kept. Safe for many threads.
 */
public final class LiveVisitors {
    /** A visit that began longer ago than this is no arrival, but one that is heard of late. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final int mostOfAccount;
    private final int most;
    private final Function<AccountId, PriorityPages> priorities;
    private final Map<AccountId, Map<VisitorId, SeenVisitor>> accounts = new HashMap<>();
    private final Map<AccountId, Map<VisitorId, LiveVisitor>> told = new HashMap<>();
    private final Map<AccountId, Set<VisitorId>> touched = new HashMap<>();
    private final Map<AccountId, List<VisitorId>> arrivals = new HashMap<>();
    private int count;
    private long overflow;

    /**
     * What is new in an account.
     *
     * @param shown visitors as they are now
     * @param gone those who are not on the site any more
     * @param arrived those of {@code shown} who have just come
     * @param answered those of {@code shown} whose invitation has just ended, in whatever way
     */
    public record Change(
            List<LiveVisitor> shown, List<VisitorId> gone, List<LiveVisitor> arrived, List<LiveVisitor> answered) {}

    /**
     * @param mostOfAccount how many visitors of one account are kept
     * @param most how many of all accounts
     */
    public LiveVisitors(int mostOfAccount, int most, Function<AccountId, PriorityPages> priorities) {
        this.mostOfAccount = mostOfAccount;
        this.most = most;
        this.priorities = priorities;
    }

    /** Somebody has done something; what lies too far back counts no more. */
    public synchronized void heard(VisitorActivity activity, Instant now, long nowNanos) {
        if (activity instanceof VisitorActivity.PageSeen seen) {
            seen(seen, now, nowNanos);
            return;
        }
        SeenVisitor visitor = find(activity.accountId(), activity.visitorId());
        if (visitor == null) {
            return;
        }
        switch (activity) {
            case VisitorActivity.PageSeen s -> {}
            case VisitorActivity.PageLeft left -> visitor.left(left.tab(), nowNanos);
            case VisitorActivity.VisitorInvited invited -> visitor.invited(invited);
            case VisitorActivity.InvitationAnswered answered -> visitor.answered(answered);
            case VisitorActivity.VisitorLed led -> {}
        }
        touch(activity.accountId(), activity.visitorId());
    }

    /** Time has passed: tabs that said nothing are gone, and so is who has none. */
    public synchronized void look(Instant now, long nowNanos) {
        for (var entry : List.copyOf(accounts.entrySet())) {
            entry.getValue().entrySet().removeIf(one -> {
                boolean here = one.getValue().isHere();
                var invitation = one.getValue().invitation();
                boolean kept = one.getValue().look(nowNanos, now);
                if (!kept
                        || here != one.getValue().isHere()
                        || !Objects.equals(invitation, one.getValue().invitation())) {
                    touch(entry.getKey(), one.getKey());
                }
                if (!kept) {
                    count--;
                }
                return !kept;
            });
            if (entry.getValue().isEmpty()) {
                accounts.remove(entry.getKey());
            }
        }
    }

    /** What is set for the account has changed: who is shown first may be others now. */
    public synchronized void judgeAgain(AccountId account) {
        accounts.getOrDefault(account, Map.of()).keySet().forEach(visitor -> touch(account, visitor));
    }

    /** Everybody who is on the account's sites, as they were told last, so that the next changes continue from there. */
    public synchronized Collection<LiveVisitor> all(AccountId account) {
        return List.copyOf(told.getOrDefault(account, Map.of()).values());
    }

    /** What has changed since this was asked last, by account; each change is given once. */
    public synchronized Map<AccountId, Change> takeChanges() {
        var changes = new HashMap<AccountId, Change>();
        touched.forEach((account, visitors) -> {
            Change change = change(account, visitors);
            if (!change.shown().isEmpty() || !change.gone().isEmpty()) {
                changes.put(account, change);
            }
        });
        touched.clear();
        arrivals.clear();
        return changes;
    }

    /** Whether the visitor is on a page now. */
    public synchronized boolean isHere(AccountId account, VisitorId visitor) {
        SeenVisitor found = find(account, visitor);
        return found != null && found.isHere();
    }

    /** Whether the visitor has a chat or an invitation already. */
    public synchronized boolean isBusy(AccountId account, VisitorId visitor, Instant now) {
        SeenVisitor found = find(account, visitor);
        return found != null && found.isBusy(now);
    }

    /** What the visitor's page said last; empty when they are not known. */
    public synchronized Optional<VisitorActivity.PageSeen> last(AccountId account, VisitorId visitor) {
        return Optional.ofNullable(find(account, visitor)).map(SeenVisitor::last);
    }

    public synchronized int count() {
        return count;
    }

    /** How often a visitor was not kept because there were too many. */
    public synchronized long overflow() {
        return overflow;
    }

    private void seen(VisitorActivity.PageSeen seen, Instant now, long nowNanos) {
        long age = Math.max(0, Duration.between(seen.at(), now).toMillis());
        long left = seen.leaseMillis() - age;
        if (left <= 0 || seen.visit().device().kind() == DeviceKind.BOT) {
            return;
        }
        Map<VisitorId, SeenVisitor> visitors = accounts.computeIfAbsent(seen.accountId(), id -> new LinkedHashMap<>());
        SeenVisitor visitor = visitors.get(seen.visitorId());
        if (visitor == null) {
            if (visitors.size() >= mostOfAccount || count >= most) {
                overflow++;
                return;
            }
            visitor = new SeenVisitor(seen);
            visitors.put(seen.visitorId(), visitor);
            count++;
            if (seen.visit().beganAt().plus(FRESH).isAfter(now)) {
                arrivals.computeIfAbsent(seen.accountId(), id -> new ArrayList<>())
                        .add(seen.visitorId());
            }
        }
        visitor.seen(seen, nowNanos + Duration.ofMillis(left).toNanos());
        touch(seen.accountId(), seen.visitorId());
    }

    private Change change(AccountId account, Set<VisitorId> visitors) {
        PriorityPages priority = priorities.apply(account);
        Map<VisitorId, LiveVisitor> before = told.computeIfAbsent(account, id -> new LinkedHashMap<>());
        var change = new Change(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (VisitorId id : visitors) {
            SeenVisitor visitor = find(account, id);
            if (visitor == null) {
                if (before.remove(id) != null) {
                    change.gone().add(id);
                }
                continue;
            }
            LiveVisitor now = visitor.shown(priority);
            LiveVisitor then = before.put(id, now);
            if (then == null || !isSame(then, now)) {
                change.shown().add(now);
            }
            if (then == null && arrivals.getOrDefault(account, List.of()).contains(id)) {
                change.arrived().add(now);
            }
            if (hasEnded(then, now)) {
                change.answered().add(now);
            }
        }
        if (before.isEmpty()) {
            told.remove(account);
        }
        return change;
    }

    /** Pages count from their own clocks, which is no news. */
    private static boolean isSame(LiveVisitor one, LiveVisitor other) {
        return one.page().url().equals(other.page().url())
                && Objects.equals(one.page().title(), other.page().title())
                && one.visit().stage() == other.visit().stage()
                && one.visit().number() == other.visit().number()
                && Objects.equals(one.visit().cart(), other.visit().cart())
                && Objects.equals(one.visit().conversationId(), other.visit().conversationId())
                && one.priority() == other.priority()
                && one.leaving() == other.leaving()
                && Objects.equals(one.invitation(), other.invitation());
    }

    private static boolean hasEnded(@Nullable LiveVisitor then, LiveVisitor now) {
        LiveVisitor.Invitation invitation = now.invitation();
        return then != null
                && invitation != null
                && invitation.state() != LiveVisitor.State.SENT
                && !invitation.equals(then.invitation());
    }

    private @Nullable SeenVisitor find(AccountId account, VisitorId visitor) {
        return accounts.getOrDefault(account, Map.of()).get(visitor);
    }

    private void touch(AccountId account, VisitorId visitor) {
        touched.computeIfAbsent(account, id -> new HashSet<>()).add(visitor);
    }
}
