package chat.parley.routing.board;

import java.util.Map;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * A store of nothing, which Kafka Streams takes for one that is kept on disk. Only where there is such a store does it
 * keep the process's id between starts, and with it the name of its transactions. So a process that was killed in the
 * middle of one ends it as soon as it is back; under another name it would have to wait until the broker gives the
 * transaction up, and nobody could read the decisions behind it until then.
 */
final class IdentityStore implements StateStore {
    private final String name;
    private boolean open;

    private IdentityStore(String name) {
        this.name = name;
    }

    static StoreBuilder<IdentityStore> named(String name) {
        return new Builder(name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        open = true;
        context.register(root, (key, value) -> {});
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        open = false;
    }

    @Override
    public boolean persistent() {
        return true;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    private record Builder(String name) implements StoreBuilder<IdentityStore> {
        @Override
        public StoreBuilder<IdentityStore> withCachingEnabled() {
            return this;
        }

        @Override
        public StoreBuilder<IdentityStore> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<IdentityStore> withLoggingEnabled(Map<String, String> config) {
            return this;
        }

        @Override
        public StoreBuilder<IdentityStore> withLoggingDisabled() {
            return this;
        }

        @Override
        public IdentityStore build() {
            return new IdentityStore(name);
        }

        @Override
        public Map<String, String> logConfig() {
            return Map.of();
        }

        @Override
        public boolean loggingEnabled() {
            return false;
        }
    }
}
