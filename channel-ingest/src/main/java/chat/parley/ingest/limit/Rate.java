package chat.parley.ingest.limit;

/**
 * A token bucket's size and speed.
 *
 * @param burst how many may come at once; at least 1
 * @param perSecond how many come back each second; at least 1
 */
public record Rate(int burst, int perSecond) {
    public Rate {
        if (burst < 1 || perSecond < 1) {
            throw new IllegalArgumentException("a rate has a burst and a speed of at least 1");
        }
    }
}
