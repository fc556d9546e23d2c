package chat.parley.persistence;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * That a service has erased everything it kept of a visitor's conversation [N-24].
 *
 * @param counts how many things went, by what they were
 * @param left what somebody else has
 */
public record ErasureReceipt(SortedMap<String, Long> counts, List<Left> left, Instant doneAt) {
    public ErasureReceipt {
        left = List.copyOf(left);
    }

    /**
     * Something that was given to somebody else, where Parley cannot reach it.
     *
     * @param kind what they are: {@code webhook}, {@code zendesk}, …
     * @param place an address by which people find it; empty where there is none
     * @param count how many things
     */
    public record Left(String kind, String place, long count) {}
}
