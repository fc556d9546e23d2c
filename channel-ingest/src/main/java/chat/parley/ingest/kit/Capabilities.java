package chat.parley.ingest.kit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a channel can do, as data.
 *
 * @param textLimit longest text of one message, in UTF-16 units; longer ones are split
 * @param largestFile largest file that can be sent, in bytes; 0 for none
 * @param edits whether a sent message can be changed
 * @param deletes whether a sent message can be taken back
 * @param typing whether the visitor can be shown that somebody writes
 * @param idempotent whether the provider knows a repeated attempt, so that a lost answer does no harm
 * @param perSecond messages the provider takes in a second over all conversations of a channel
 * @param burst messages of one conversation that may follow each other at once
 * @param spacing between messages of one conversation after that
 * @param downloadLimit largest file that can be fetched from the provider, in bytes
 * @param whole whether a message goes out at once, with its files
 * @param repeats how often what was not taken is tried again, where the protocol says so; null for a day long
 * @param buttons whether a text has buttons under it; where not they are numbered lines of it
 */
public record Capabilities(
        int textLimit,
        long largestFile,
        boolean edits,
        boolean deletes,
        boolean typing,
        boolean idempotent,
        int perSecond,
        int burst,
        Duration spacing,
        long downloadLimit,
        boolean whole,
        @Nullable Repeats repeats,
        boolean buttons) {
    /** A channel without buttons. */
    public Capabilities(
            int textLimit,
            long largestFile,
            boolean edits,
            boolean deletes,
            boolean typing,
            boolean idempotent,
            int perSecond,
            int burst,
            Duration spacing,
            long downloadLimit,
            boolean whole,
            @Nullable Repeats repeats) {
        this(
                textLimit,
                largestFile,
                edits,
                deletes,
                typing,
                idempotent,
                perSecond,
                burst,
                spacing,
                downloadLimit,
                whole,
                repeats,
                false);
    }

    /** A channel that tries again for a day. */
    public Capabilities(
            int textLimit,
            long largestFile,
            boolean edits,
            boolean deletes,
            boolean typing,
            boolean idempotent,
            int perSecond,
            int burst,
            Duration spacing,
            long downloadLimit,
            boolean whole) {
        this(
                textLimit,
                largestFile,
                edits,
                deletes,
                typing,
                idempotent,
                perSecond,
                burst,
                spacing,
                downloadLimit,
                whole,
                null);
    }

    /** A channel that sends text and files each for itself. */
    public Capabilities(
            int textLimit,
            long largestFile,
            boolean edits,
            boolean deletes,
            boolean typing,
            boolean idempotent,
            int perSecond,
            int burst,
            Duration spacing,
            long downloadLimit) {
        this(
                textLimit,
                largestFile,
                edits,
                deletes,
                typing,
                idempotent,
                perSecond,
                burst,
                spacing,
                downloadLimit,
                false);
    }

    /** The same with buttons. */
    public Capabilities withButtons() {
        return new Capabilities(
                textLimit,
                largestFile,
                edits,
                deletes,
                typing,
                idempotent,
                perSecond,
                burst,
                spacing,
                downloadLimit,
                whole,
                repeats,
                true);
    }

    public Capabilities {
        if (textLimit < 16 || perSecond < 1 || burst < 1) {
            throw new IllegalArgumentException("a channel takes at least a message of 16 characters in a second");
        }
    }
}
