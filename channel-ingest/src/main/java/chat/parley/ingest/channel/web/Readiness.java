package chat.parley.ingest.channel.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Whether visitors can be served: every part has its place in the topics, and this replica is not on its way out. */
public final class Readiness {
    private final Map<String, BooleanSupplier> parts;
    private final AtomicBoolean draining = new AtomicBoolean();

    /** @param parts what must be ready, by name */
    public Readiness(Map<String, BooleanSupplier> parts) {
        this.parts = new LinkedHashMap<>(parts);
    }

    public boolean isReady() {
        return !draining.get() && parts.values().stream().allMatch(BooleanSupplier::getAsBoolean);
    }

    /** Each part and whether it is ready. */
    public Map<String, Boolean> parts() {
        var all = new LinkedHashMap<String, Boolean>();
        parts.forEach((name, ready) -> all.put(name, ready.getAsBoolean()));
        all.put("draining", draining.get());
        return all;
    }

    /** From now on nobody new is taken. */
    public void drain() {
        draining.set(true);
    }
}
