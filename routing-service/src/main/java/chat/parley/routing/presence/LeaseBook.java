package chat.parley.routing.presence;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.id.OperatorId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The living leases, by when they end. All instants are milliseconds of one monotonic clock. */
public final class LeaseBook {
    /** One device of one operator. */
    public record Holder(AccountId accountId, OperatorId operatorId, DeviceId deviceId) implements Comparable<Holder> {
        private static final Comparator<Holder> IN_ORDER = Comparator.comparing(Holder::accountId)
                .thenComparing(Holder::operatorId)
                .thenComparing(Holder::deviceId);

        @Override
        public int compareTo(Holder other) {
            return IN_ORDER.compare(this, other);
        }
    }

    private record Lease(long ends, long length, Holder holder) {
        static final Comparator<Lease> NEXT_TO_END =
                Comparator.comparingLong(Lease::ends).thenComparing(Lease::holder);
    }

    private final Map<Holder, Lease> living = new HashMap<>();
    private final NavigableSet<Lease> byEnd = new TreeSet<>(Lease.NEXT_TO_END);

    /** The holder was heard of now; their lease holds for {@code length} from here. */
    public void renew(Holder holder, long length, long now) {
        end(holder);
        var lease = new Lease(now + length, length, holder);
        living.put(holder, lease);
        byEnd.add(lease);
    }

    public void end(Holder holder) {
        var lease = living.remove(holder);
        if (lease != null) {
            byEnd.remove(lease);
        }
    }

    /** Every lease counts from now again, in its full length. */
    public void beginAnew(long now) {
        var leases = List.copyOf(byEnd);
        leases.forEach(lease -> renew(lease.holder(), lease.length(), now));
    }

    /** Those whose lease ends not after {@code instant}, first ended first. */
    public List<Holder> endedBy(long instant) {
        return byEnd.stream()
                .takeWhile(lease -> lease.ends() <= instant)
                .map(Lease::holder)
                .toList();
    }

    public boolean isEmpty() {
        return living.isEmpty();
    }
}
