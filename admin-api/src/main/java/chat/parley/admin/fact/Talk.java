package chat.parley.admin.fact;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who said how much and how soon; times in milliseconds of the clock on the wall, working time or not.
 *
 * @param awaitedSince from when on operators owe the first reply; null while a bot has had it alone
 * @param unansweredSince the first message of the visitor after the last answer of anybody; null while there is none
 * @param firstReply the operators' first; null before it
 * @param firstBotReply a bot's first, since the opening; null before it
 * @param replies how many answers of operators to unanswered messages followed the first reply
 * @param longestReply the longest of these
 */
public record Talk(
        @Nullable Instant awaitedSince,
        @Nullable Instant unansweredSince,
        @Nullable Long firstReply,
        @Nullable Long firstBotReply,
        int replies,
        long repliesMillis,
        long longestReply,
        int visitorMessages,
        int operatorMessages,
        int botMessages) {

    /** What a message of an operator is. */
    sealed interface Reply {
        /** The dialog's first. */
        record First(long millis) implements Reply {}

        /** A later one to something that was not answered yet. */
        record Next(long millis) implements Reply {}

        /** One more, when nothing waited for an answer. */
        record Addition() implements Reply {}
    }

    static Talk begun(@Nullable Instant awaitedSince) {
        return new Talk(awaitedSince, null, null, null, 0, 0, 0, 0, 0, 0);
    }

    Talk visitor(Instant at) {
        return new Talk(
                awaitedSince,
                unansweredSince == null ? at : unansweredSince,
                firstReply,
                firstBotReply,
                replies,
                repliesMillis,
                longestReply,
                visitorMessages + 1,
                operatorMessages,
                botMessages);
    }

    Talk bot(Instant openedAt, Instant at) {
        return new Talk(
                awaitedSince,
                null,
                firstReply,
                firstBotReply == null ? millis(openedAt, at) : firstBotReply,
                replies,
                repliesMillis,
                longestReply,
                visitorMessages,
                operatorMessages,
                botMessages + 1);
    }

    Reply reply(Instant at) {
        if (firstReply == null) {
            return new Reply.First(awaitedSince == null ? 0 : millis(awaitedSince, at));
        }
        return unansweredSince == null ? new Reply.Addition() : new Reply.Next(millis(unansweredSince, at));
    }

    Talk operator(Reply reply) {
        return switch (reply) {
            case Reply.First first -> operator(first.millis(), 0, 0);
            case Reply.Next next -> operator(firstReply, 1, next.millis());
            case Reply.Addition addition -> operator(firstReply, 0, 0);
        };
    }

    private Talk operator(@Nullable Long first, int more, long millis) {
        return new Talk(
                awaitedSince,
                null,
                first,
                firstBotReply,
                replies + more,
                repliesMillis + millis,
                Math.max(longestReply, millis),
                visitorMessages,
                operatorMessages + 1,
                botMessages);
    }

    /**
     * From now on operators owe the first reply.
     *
     * @param anew whether a bot has given the dialog to them just now
     */
    Talk forOperators(boolean anew, Instant at) {
        Instant since = awaitedSince == null || (anew && firstReply == null) ? at : awaitedSince;
        return new Talk(
                since,
                unansweredSince,
                firstReply,
                firstBotReply,
                replies,
                repliesMillis,
                longestReply,
                visitorMessages,
                operatorMessages,
                botMessages);
    }

    private static long millis(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis());
    }
}
