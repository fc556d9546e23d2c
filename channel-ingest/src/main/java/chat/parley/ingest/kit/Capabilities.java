package chat.parley.ingest.kit;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a channel can do, as data.
 *
 * @param textLimit longest text of one message, in UTF-16 units; longer ones are split
 * @param largestFile largest file that can be sent, in bytes; 0 for none
 * @param downloadLimit largest file that can be fetched from the provider, in bytes
 * @param pace how much the provider takes
 * @param abilities what it can besides
 * @param repeats how often what was not taken is tried again, where the protocol says so; null for a day long
 */
public record Capabilities(
        int textLimit,
        long largestFile,
        long downloadLimit,
        Pace pace,
        Set<Ability> abilities,
        @Nullable Repeats repeats) {
    /** What not every channel can. */
    public enum Ability {
        /** A sent message can be changed. */
        EDIT,
        /** A sent message can be taken back. */
        DELETE,
        /** The visitor can be shown that somebody writes. */
        TYPING,
        /** The provider knows a repeated attempt, so that a lost answer does no harm. */
        KNOWS_REPEATS,
        /** A message goes out at once, with its files; where not, text and files go each for itself. */
        WHOLE,
        /** A text has buttons under it; where not they are numbered lines of it. */
        BUTTONS
    }

    /**
     * How much a provider takes.
     *
     * @param perSecond messages in a second over all conversations of a channel
     * @param burst messages of one conversation that may follow each other at once
     * @param spacing between messages of one conversation after that
     */
    public record Pace(int perSecond, int burst, Duration spacing) {
        public Pace {
            if (perSecond < 1 || burst < 1) {
                throw new IllegalArgumentException("a channel takes at least a message in a second");
            }
        }
    }

    public Capabilities {
        abilities = Set.copyOf(abilities);
        if (textLimit < 16) {
            throw new IllegalArgumentException("a channel takes at least 16 characters");
        }
    }

    /** Whether it has the ability. */
    public boolean can(Ability ability) {
        return abilities.contains(ability);
    }
}
