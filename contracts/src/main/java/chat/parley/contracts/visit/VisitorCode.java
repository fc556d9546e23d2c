package chat.parley.contracts.visit;

import chat.parley.contracts.id.VisitorId;
import java.util.Locale;

/**
 * Six digits by which a visitor of a site can say on the telephone who they are. Not unique, and no secret: two visitors
 * with one code are both shown, and whoever knows a code can do nothing with it.
 */
public final class VisitorCode {
    private static final int CODES = 1_000_000;
    private static final int SPREAD = 0x9E3779B1;

    private VisitorCode() {}

    /** The visitor's code, the same on every page and for every operator. */
    public static String of(VisitorId visitor) {
        int hash = visitor.value().hashCode() * SPREAD;
        return String.format(Locale.ROOT, "%06d", Math.floorMod(hash ^ (hash >>> 15), CODES));
    }
}
