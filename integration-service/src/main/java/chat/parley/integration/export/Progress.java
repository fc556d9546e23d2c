package chat.parley.integration.export;

import org.jspecify.annotations.Nullable;

/**
 * What a page of an export came to.
 *
 * @param total how many there are in all; null where that is known already
 * @param read how many were looked at
 * @param sent how many of them were handed over
 * @param next after which the next page begins; null when this was the last
 */
record Progress(
        @Nullable Long total, int read, int sent, @Nullable String next) {}
