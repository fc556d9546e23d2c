package chat.parley.ingest.limit;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How many sockets each network address holds open. Safe for many threads. */
public final class AddressCount {
    private final int most;
    private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();

    /** @param most how many sockets one address may hold */
    public AddressCount(int most) {
        this.most = most;
    }

    /** Whether {@code address} may open one more. */
    public boolean hasRoom(String address) {
        return open.getOrDefault(address, 0) < most;
    }

    public void opened(String address) {
        open.merge(address, 1, Integer::sum);
    }

    public void closed(String address) {
        open.computeIfPresent(address, (a, count) -> count == 1 ? null : Integer.valueOf(count - 1));
    }
}
