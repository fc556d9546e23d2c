package chat.parley.ingest.inbound;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Begins a W3C trace at the edge, so that one id leads from a visitor's frame to every record it caused [N-26]. */
public final class TraceParent {
    private TraceParent() {}

    /** A new trace's {@code traceparent}, sampled. */
    public static String begin(RandomGenerator random) {
        var hex = HexFormat.of();
        // Ids of nothing but zeros are not valid; an odd number is never zero.
        return "00-" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1) + "-"
                + hex.toHexDigits(random.nextLong() | 1) + "-01";
    }
}
