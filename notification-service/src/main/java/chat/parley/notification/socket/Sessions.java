package chat.parley.notification.socket;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.id.OperatorId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** All open sockets of this replica, found by account and by device. Safe for many threads. */
public final class Sessions {
    private record Device(AccountId account, OperatorId operator, DeviceId device) {
        static Device of(Session.Member member) {
            return new Device(member.login().accountId(), member.login().operatorId(), member.deviceId());
        }
    }

    private final Set<Session> open = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<AccountId, Set<Session>> byAccount = new ConcurrentHashMap<>();
    private final ConcurrentMap<Device, Session> byDevice = new ConcurrentHashMap<>();

    public void opened(Session session) {
        open.add(session);
    }

    /** A session's member is known now; the older session of the same device, if there is one. */
    public Optional<Session> joined(Session session) {
        Session.Member member = session.member();
        if (member == null) {
            throw new IllegalStateException("nobody has said hello here");
        }
        byAccount.compute(member.login().accountId(), (account, present) -> {
            Set<Session> sessions = present == null ? ConcurrentHashMap.newKeySet() : present;
            sessions.add(session);
            return sessions;
        });
        return Optional.ofNullable(byDevice.put(Device.of(member), session)).filter(older -> older != session);
    }

    public void closed(Session session) {
        open.remove(session);
        Session.Member member = session.member();
        if (member != null) {
            byAccount.computeIfPresent(member.login().accountId(), (account, present) -> {
                present.remove(session);
                return present.isEmpty() ? null : present;
            });
            byDevice.remove(Device.of(member), session);
        }
    }

    public Collection<Session> all() {
        return open;
    }

    /** The sessions of an account; iterating is safe while others come and go. */
    public Collection<Session> of(AccountId account) {
        return byAccount.getOrDefault(account, Set.of());
    }

    /** The sessions of one operator. */
    public Collection<Session> of(AccountId account, OperatorId operator) {
        return of(account).stream()
                .filter(session -> isOf(session.member(), operator))
                .toList();
    }

    public Optional<Session> of(AccountId account, OperatorId operator, DeviceId device) {
        return Optional.ofNullable(byDevice.get(new Device(account, operator, device)));
    }

    /** The accounts that have a socket here. */
    public Set<AccountId> accounts() {
        return byAccount.keySet();
    }

    private static boolean isOf(Session.@Nullable Member member, OperatorId operator) {
        return member != null && member.login().operatorId().equals(operator);
    }
}
