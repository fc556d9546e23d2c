package chat.parley.ingest.invitation;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.InvitationId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.visit.VisitorActivity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The invitations of operators that were heard of most recently, up to a bound. Safe for many threads. A replica that
 * forgot one costs its visitor nothing but the choice of operator.
 */
public final class Invitations {
    /** For how long after its end an invitation still says who the host was: visitors take their time to write. */
    static final Duration HOSTED = Duration.ofHours(1);

    private final Map<InvitationId, VisitorActivity.VisitorInvited> known;
    private final Map<VisitorId, InvitationId> open = new HashMap<>();

    /** @param most how many are remembered; the eldest is forgotten first */
    public Invitations(int most) {
        this.known = new LinkedHashMap<>(256, 0.75f) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<InvitationId, VisitorActivity.VisitorInvited> eldest) {
                boolean full = size() > most;
                if (full) {
                    open.remove(eldest.getValue().visitorId(), eldest.getKey());
                }
                return full;
            }
        };
    }

    /** An operator has invited. */
    public synchronized void heard(VisitorActivity.VisitorInvited invited) {
        open.put(invited.visitorId(), invited.invitationId());
        known.put(invited.invitationId(), invited);
    }

    /** The visitor has answered. */
    public synchronized void heard(VisitorActivity.InvitationAnswered answered) {
        open.remove(answered.visitorId(), answered.invitationId());
    }

    /** The invitation that the visitor has still to answer. */
    public synchronized Optional<VisitorActivity.VisitorInvited> open(VisitorId visitor, Instant now) {
        return Optional.ofNullable(open.get(visitor))
                .map(known::get)
                .filter(invited -> invited.expiresAt().isAfter(now));
    }

    /** Who has invited; empty when nobody of this account did, or too long ago. */
    public synchronized Optional<OperatorId> host(AccountId account, InvitationId id, Instant now) {
        return Optional.ofNullable(known.get(id))
                .filter(invited -> invited.accountId().equals(account)
                        && invited.expiresAt().plus(HOSTED).isAfter(now))
                .map(VisitorActivity.VisitorInvited::operatorId);
    }
}
