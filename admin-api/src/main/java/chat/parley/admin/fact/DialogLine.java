package chat.parley.admin.fact;

import chat.parley.contracts.dialog.DialogOutcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dialog as reports read it: one row, nothing nested. Ids are texts here because they are only compared and shown.
 *
 * @param operatorId who had it last; null for nobody yet
 * @param closedAt null while it is open
 * @param busyAt when its visitor was told that operators are busy; null for never
 * @param stated what was said to have become of it when it was closed
 * @param waitedSeconds for the first answer of anybody
 * @param firstReply of operators, in milliseconds; null for none
 * @param firstBotReply of bots, in milliseconds; null for none
 * @param waits how often it waited in a queue
 * @param mark 1 to 5; null for none
 */
public record DialogLine(
        String dialogId,
        String visitorId,
        String channelId,
        String channelKind,
        @Nullable String placementId,
        @Nullable String departmentId,
        @Nullable String page,
        @Nullable String operatorId,
        @Nullable String category,
        List<String> tags,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable Instant busyAt,
        boolean offline,
        @Nullable DialogOutcome stated,
        long waitedSeconds,
        @Nullable Long firstReply,
        @Nullable Long firstBotReply,
        int replies,
        long repliesMillis,
        long longestReply,
        int waits,
        long waitedMillis,
        int stints,
        long handledMillis,
        @Nullable Integer mark,
        int transfers,
        int reassignments,
        int visitorMessages,
        int operatorMessages,
        int botMessages) {
    public DialogLine {
        tags = List.copyOf(tags);
    }

    /** The line of these facts. */
    public static DialogLine of(DialogFacts facts) {
        Origin origin = facts.origin();
        Labels labels = facts.labels();
        Talk talk = facts.talk();
        Closing closing = facts.closing();
        Stint last = facts.lastStint();
        return new DialogLine(
                facts.dialogId().value(),
                origin.visitorId().value(),
                origin.channelId().value(),
                origin.channelKind().value(),
                origin.placementId() == null ? null : origin.placementId().value(),
                labels.departmentId() == null ? null : labels.departmentId().value(),
                origin.page(),
                last == null ? null : last.operatorId().value(),
                labels.category(),
                List.copyOf(labels.tags()),
                origin.openedAt(),
                closing == null ? null : closing.at(),
                labels.busyAt(),
                origin.offline(),
                closing == null ? null : closing.stated(),
                closing == null ? 0 : closing.waitedSeconds(),
                talk.firstReply(),
                talk.firstBotReply(),
                talk.replies(),
                talk.repliesMillis(),
                talk.longestReply(),
                facts.waiting().times(),
                facts.waiting().millis(),
                facts.stints().size(),
                facts.handledMillis(),
                labels.mark(),
                facts.transfers(),
                facts.reassignments(),
                talk.visitorMessages(),
                talk.operatorMessages(),
                talk.botMessages());
    }
}
