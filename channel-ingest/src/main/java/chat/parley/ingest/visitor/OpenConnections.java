package chat.parley.ingest.visitor;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Every socket that is open on this replica, greeted or not. Safe for many threads. */
public final class OpenConnections {
    private final Set<VisitorConnection> open = ConcurrentHashMap.newKeySet();

    public void add(VisitorConnection connection) {
        open.add(connection);
    }

    public void remove(VisitorConnection connection) {
        open.remove(connection);
    }

    public void each(Consumer<VisitorConnection> action) {
        open.forEach(action);
    }

    public int count() {
        return open.size();
    }
}
