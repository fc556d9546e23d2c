package chat.parley.notification.visit;

import chat.parley.contracts.visit.VisitorActivity;
import chat.parley.contracts.visit.VisitorCode;
import chat.parley.contracts.visit.VisitorStage;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One visitor with all their tabs. Instants in nanoseconds are of a monotonic clock. Not safe for many threads. */
final class SeenVisitor {
    /** For how long a visitor without any page is kept, because the next page is on its way. */
    static final long GRACE_NANOS = 4_000_000_000L;

    private static final int MOST_TABS = 20;

    private record Tab(VisitorActivity.PageSeen seen, long endsAt) {}

    private final Map<String, Tab> tabs = new HashMap<>();
    private VisitorActivity.PageSeen last;
    private LiveVisitor.@Nullable Invitation invitation;
    private long leftAt;

    SeenVisitor(VisitorActivity.PageSeen first) {
        this.last = first;
    }

    /** A tab has shown a page until {@code endsAt}, or does still. */
    void seen(VisitorActivity.PageSeen seen, long endsAt) {
        if (tabs.size() < MOST_TABS || tabs.containsKey(seen.tab())) {
            tabs.put(seen.tab(), new Tab(seen, endsAt));
        }
        choose();
    }

    void left(String tab, long nowNanos) {
        if (tabs.remove(tab) != null) {
            settle(nowNanos);
        }
    }

    /** Forgets tabs that said nothing for too long; false when the visitor has gone. */
    boolean look(long nowNanos, Instant now) {
        if (tabs.values().removeIf(tab -> tab.endsAt() <= nowNanos)) {
            settle(nowNanos);
        }
        LiveVisitor.Invitation open = invitation;
        if (open != null && open.state() == LiveVisitor.State.SENT && !open.isOpen(now)) {
            invitation = open.in(LiveVisitor.State.EXPIRED);
        }
        return !tabs.isEmpty() || nowNanos - leftAt < GRACE_NANOS;
    }

    boolean isHere() {
        return !tabs.isEmpty();
    }

    /** Whether nobody may invite the visitor now. */
    boolean isBusy(Instant now) {
        LiveVisitor.Invitation present = invitation;
        return tabs.values().stream().anyMatch(tab -> tab.seen().visit().stage() != VisitorStage.AVAILABLE)
                || (present != null && present.isOpen(now));
    }

    /** The first of two invitations counts. */
    void invited(VisitorActivity.VisitorInvited invited) {
        LiveVisitor.Invitation present = invitation;
        if (present == null || !present.isOpen(invited.at())) {
            invitation = new LiveVisitor.Invitation(
                    invited.invitationId(),
                    invited.operatorId(),
                    invited.operatorName(),
                    LiveVisitor.State.SENT,
                    invited.expiresAt());
        }
    }

    void answered(VisitorActivity.InvitationAnswered answered) {
        LiveVisitor.Invitation present = invitation;
        if (present != null
                && present.invitationId().equals(answered.invitationId())
                && present.state() == LiveVisitor.State.SENT) {
            invitation = present.in(
                    switch (answered.answer()) {
                        case ACCEPTED -> LiveVisitor.State.ACCEPTED;
                        case REJECTED -> LiveVisitor.State.REJECTED;
                        case EXPIRED -> LiveVisitor.State.EXPIRED;
                    });
        }
    }

    LiveVisitor.@Nullable Invitation invitation() {
        return invitation;
    }

    VisitorActivity.PageSeen last() {
        return last;
    }

    LiveVisitor shown(PriorityPages priority) {
        boolean leaving = tabs.isEmpty();
        return new LiveVisitor(
                last.visitorId(),
                VisitorCode.of(last.visitorId()),
                last.placementId(),
                last.page(),
                last.visit(),
                !leaving && priority.contains(last.page().url()),
                leaving,
                invitation);
    }

    private void settle(long nowNanos) {
        choose();
        if (tabs.isEmpty()) {
            leftAt = nowNanos;
        }
    }

    private void choose() {
        tabs.values().stream()
                .map(Tab::seen)
                .max(Comparator.comparing(seen -> seen.page().openedAt()))
                .ifPresent(latest -> last = latest);
    }
}
