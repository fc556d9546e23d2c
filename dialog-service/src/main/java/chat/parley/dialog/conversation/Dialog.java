package chat.parley.dialog.conversation;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.id.VisitorId;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One session of a conversation, from opening to close; immutable.
 *
 * @param owner the operator who has it; null while it waits, and after it was closed
 * @param readBy the last message each reader has read
 */
public record Dialog(
        DialogId dialogId,
        DialogStatus status,
        Origin origin,
        Place place,
        @Nullable Owner owner,
        Talk talk,
        Life life,
        Map<String, MessageId> readBy) {

    /** Whose dialog it is and how it came in. */
    public record Origin(
            VisitorId visitorId,
            @Nullable String visitorName,
            ChannelId channelId,
            ChannelKind channelKind,
            @Nullable PlacementId placementId,
            @Nullable String pageUrl) {}

    /**
     * Where it waits, or waited last.
     *
     * @param departmentId null for any
     * @param queuedSequence of the last {@code DialogQueued}; an assignment decided on an earlier one is stale
     */
    public record Place(@Nullable DepartmentId departmentId, String language, long queuedSequence) {}

    /** @param answered whether the owner has written since they came to own it */
    public record Owner(OperatorId operatorId, String name, AssignmentCause cause, Instant since, boolean answered) {}

    /**
     * What was said.
     *
     * @param last null before the first message
     * @param unanswered the visitor's messages since the last answer
     * @param waitingSince when the visitor began to wait for what they wait for now; null when nobody waits
     * @param replied whether any operator has written in this dialog
     */
    public record Talk(
            @Nullable LastMessage last,
            int unanswered,
            @Nullable Instant waitingSince,
            boolean replied) {}

    /** @param text at most {@value #PREVIEW} characters */
    public record LastMessage(Instant at, String text, Speaker from) {
        static final int PREVIEW = 200;

        static LastMessage of(DialogEvent.MessagePosted event) {
            String text = event.text();
            if (text.length() > PREVIEW) {
                int end = Character.isHighSurrogate(text.charAt(PREVIEW - 1)) ? PREVIEW - 1 : PREVIEW;
                text = text.substring(0, end);
            }
            return new LastMessage(
                    event.meta().at(), text, Speaker.of(event.meta().actor()));
        }
    }

    /**
     * Its times.
     *
     * @param awaitsFirstReply whether the busy text may still be due; false for ever once it was sent [W-27]
     * @param activeSequence of the last event that counts as activity: a message, an assignment
     * @param closedAt null while it is open
     */
    public record Life(
            long openedSequence,
            Instant openedAt,
            boolean awaitsFirstReply,
            long activeSequence,
            Instant activeAt,
            @Nullable Instant closedAt) {
        Life active(EventMeta meta) {
            return new Life(openedSequence, openedAt, awaitsFirstReply, meta.sequence(), meta.at(), closedAt);
        }

        Life answered() {
            return new Life(openedSequence, openedAt, false, activeSequence, activeAt, closedAt);
        }

        Life closed(@Nullable Instant at) {
            return new Life(openedSequence, openedAt, false, activeSequence, activeAt, at);
        }
    }

    public Dialog {
        readBy = Map.copyOf(readBy);
    }

    /** Whether messages may still be posted to it. */
    public boolean open() {
        return status != DialogStatus.CLOSED;
    }

    /** Whether this operator has it now. */
    public boolean ownedBy(OperatorId operatorId) {
        return owner != null && owner.operatorId().equals(operatorId);
    }

    /** Whether it has an owner who has written since they came to own it. */
    public boolean ownerAnswered() {
        return owner != null && owner.answered();
    }

    /** The last message the actor has read; null for none. */
    public @Nullable MessageId readBy(Actor actor) {
        return readBy.get(DerivedId.sender(actor));
    }

    static Dialog opened(DialogEvent.DialogOpened event) {
        EventMeta meta = event.meta();
        return new Dialog(
                meta.dialogId(),
                DialogStatus.WAITING,
                new Origin(
                        event.visitorId(),
                        event.visitorName(),
                        event.channelId(),
                        event.channelKind(),
                        event.placementId(),
                        event.pageUrl()),
                new Place(event.departmentId(), event.language(), 0),
                null,
                new Talk(null, 0, meta.at(), false),
                new Life(meta.sequence(), meta.at(), true, meta.sequence(), meta.at(), null),
                Map.of());
    }

    Dialog posted(DialogEvent.MessagePosted event) {
        EventMeta meta = event.meta();
        var last = LastMessage.of(event);
        Life active = life.active(meta);
        return switch (event.meta().actor()) {
            case Actor.Visitor v -> {
                var since = talk.waitingSince() == null ? meta.at() : talk.waitingSince();
                yield with(owner, new Talk(last, talk.unanswered() + 1, since, talk.replied()), active);
            }
            case Actor.Operator o -> with(answeredBy(o), new Talk(last, 0, null, true), active.answered());
            case Actor.Bot b -> with(owner, new Talk(last, 0, null, talk.replied()), active);
            // Only the busy text is the last word of a wait for the first reply; it is no answer.
            case Actor.System s ->
                with(
                        owner,
                        new Talk(last, talk.unanswered(), talk.waitingSince(), talk.replied()),
                        TimerPlan.FIRST_REPLY_TIMEOUT.equals(s) ? active.answered() : active);
        };
    }

    private @Nullable Owner answeredBy(Actor.Operator author) {
        return owner != null && ownedBy(author.operatorId())
                ? new Owner(owner.operatorId(), owner.name(), owner.cause(), owner.since(), true)
                : owner;
    }

    Dialog queued(DialogEvent.DialogQueued event) {
        EventMeta meta = event.meta();
        var since = talk.waitingSince() == null ? meta.at() : talk.waitingSince();
        return new Dialog(
                dialogId,
                DialogStatus.WAITING,
                origin,
                new Place(event.departmentId(), event.language(), meta.sequence()),
                null,
                new Talk(talk.last(), talk.unanswered(), since, talk.replied()),
                life,
                readBy);
    }

    Dialog assigned(DialogEvent.OperatorAssigned event) {
        EventMeta meta = event.meta();
        var next = new Owner(event.operatorId(), event.operatorName(), event.cause(), meta.at(), false);
        return new Dialog(dialogId, DialogStatus.ASSIGNED, origin, place, next, talk, life.active(meta), readBy);
    }

    Dialog closed(DialogEvent.DialogClosed event) {
        return new Dialog(
                dialogId,
                DialogStatus.CLOSED,
                origin,
                place,
                null,
                new Talk(talk.last(), 0, null, talk.replied()),
                life.closed(event.meta().at()),
                readBy);
    }

    /** Open again; the assignment that follows gives it its owner. */
    Dialog reopened() {
        return new Dialog(dialogId, DialogStatus.WAITING, origin, place, null, talk, life.closed(null), readBy);
    }

    Dialog read(DialogEvent.ReadAdvanced event) {
        var cursors = new TreeMap<>(readBy);
        cursors.put(DerivedId.sender(event.meta().actor()), event.messageId());
        return new Dialog(dialogId, status, origin, place, owner, talk, life, cursors);
    }

    /** A card without a name says nothing about the name. */
    Dialog described(VisitorCard card) {
        var known = new Origin(
                origin.visitorId(),
                card.name() == null ? origin.visitorName() : card.name(),
                origin.channelId(),
                origin.channelKind(),
                origin.placementId(),
                origin.pageUrl());
        return new Dialog(dialogId, status, known, place, owner, talk, life, readBy);
    }

    private Dialog with(@Nullable Owner nextOwner, Talk nextTalk, Life nextLife) {
        return new Dialog(dialogId, status, origin, place, nextOwner, nextTalk, nextLife, readBy);
    }
}
