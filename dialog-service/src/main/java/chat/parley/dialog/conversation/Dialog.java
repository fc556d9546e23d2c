package chat.parley.dialog.conversation;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.Handover;
import chat.parley.contracts.dialog.MessageStatus;
import chat.parley.contracts.dialog.OverdueReply;
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
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One session of a conversation, from opening to close; immutable.
 *
 * @param owner the operator who has it, after the close who had it then; null while it waits, and where nobody had it
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
        Told told,
        Marks marks,
        Watch watch,
        Map<String, MessageId> readBy) {

    /**
     * Whose dialog it is and how it came in.
     *
     * @param offline whether it began with a message left while nobody was there to answer
     * @param botId the bot that had it first or has it again; null for none
     * @param handover what that bot asked for when it called an operator [J-08]; null for nothing
     */
    public record Origin(
            VisitorId visitorId,
            @Nullable String visitorName,
            ChannelId channelId,
            ChannelKind channelKind,
            @Nullable PlacementId placementId,
            @Nullable String pageUrl,
            boolean offline,
            @Nullable String botId,
            @Nullable Handover handover) {
        private Origin about(@Nullable String name, @Nullable String page, @Nullable Handover said) {
            return new Origin(visitorId, name, channelId, channelKind, placementId, page, offline, botId, said);
        }
    }

    /**
     * Where it waits, or waited last.
     *
     * @param departmentId null for any
     * @param queuedSequence of the last {@code DialogQueued}; an assignment decided on an earlier one is stale
     * @param skills what its operator must be able to do; empty once they were waived [P-05]
     */
    public record Place(
            @Nullable DepartmentId departmentId,
            String language,
            long queuedSequence,
            Instant queuedAt,
            Set<String> skills) {
        public Place {
            skills = Set.copyOf(skills);
        }
    }

    /**
     * @param sinceSequence of the assignment
     * @param answered whether the owner has written since they came to own it
     */
    public record Owner(
            OperatorId operatorId,
            String name,
            AssignmentCause cause,
            Instant since,
            long sinceSequence,
            boolean answered) {}

    /**
     * What the service has told the visitor by itself, each at most once in a dialog.
     *
     * @param assigned whether the dialog has had an operator, so that the time for a greeting is over [W-21]
     * @param busyAt when the busy text was sent; null for never [W-27]
     * @param queue whether the visitor was told that nobody has room [W-45]
     * @param transcripts how often its messages were sent to an address [U-06]
     */
    public record Told(boolean assigned, @Nullable Instant busyAt, boolean queue, int transcripts) {
        static final Told NOTHING = new Told(false, null, false, 0);
    }

    public Dialog {
        Objects.requireNonNull(told, "told");
        Objects.requireNonNull(marks, "marks");
        Objects.requireNonNull(watch, "watch");
        readBy = Map.copyOf(readBy);
    }

    /** Whether messages may still be posted to it. */
    public boolean open() {
        return status != DialogStatus.CLOSED;
    }

    /** Whether it was closed and is over for both sides: it cannot be opened again [W-60]. */
    public boolean ended() {
        return life.endedAt() != null;
    }

    /** Whether it was closed and is not over yet, because the visitor may still want something of it [W-61]. */
    public boolean lingers() {
        return !open() && !ended();
    }

    /** Whether the visitor is through with it: they closed it themselves and have nothing to read [W-60]. */
    boolean visitorIsThrough() {
        var closing = life.closing();
        return closing != null && talk.unread() == null && closing.reason() == CloseReason.BY_VISITOR;
    }

    /**
     * Whether the visitor has read all that was answered. Then a close by somebody else is final soon, but not at once:
     * it may have been a slip. Who was never answered and did not go may still be there.
     */
    boolean readToTheEnd() {
        return talk.unread() == null && life.answeredAt() != null;
    }

    /** Whether this operator has it now. */
    public boolean ownedBy(OperatorId operatorId) {
        return open() && owner != null && owner.operatorId().equals(operatorId);
    }

    /** Whether it has an owner who has written since they came to own it. */
    public boolean ownerAnswered() {
        return owner != null && owner.answered();
    }

    /** The last message the actor has read; null for none. */
    public @Nullable MessageId readBy(Actor actor) {
        return readBy.get(DerivedId.sender(actor));
    }

    /** Whether a bot has it: it waits for nobody and is given to nobody until it is queued or taken [J-07]. */
    public boolean withBot() {
        return open() && origin.botId() != null && owner == null && place.queuedSequence() == 0;
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
                        event.pageUrl(),
                        event.offline(),
                        event.botId(),
                        null),
                new Place(event.departmentId(), event.language(), 0, meta.at(), Set.of()),
                null,
                Talk.begun(meta),
                // Who was written to first does not wait for anything.
                meta.actor() instanceof Actor.Visitor
                        ? Life.begun(meta)
                        : Life.begun(meta).withoutFirstReply(),
                Told.NOTHING,
                Marks.NONE,
                Watch.opened(meta),
                Map.of());
    }

    Dialog posted(DialogEvent.MessagePosted event) {
        EventMeta meta = event.meta();
        Dialog next = switch (meta.actor()) {
            case Actor.Visitor v -> with(owner, talk.asked(event), life.active(meta), told);
            case Actor.Operator o -> with(answeredBy(o), talk.answered(event, true), life.answered(meta), told);
            case Actor.Bot b ->
                with(
                        owner,
                        talk.answered(event, false),
                        Voice.isOutside(b) ? life.answeredOutside(meta) : life.answered(meta),
                        told);
            case Actor.System s -> {
                // Events of before there was ReplyOverdue say with the busy text itself that the reply was late.
                Life late = Voice.FIRST_REPLY_TIMEOUT.equals(s) ? life.withoutFirstReply() : life;
                yield with(owner, talk.told(event), late.active(meta), toldBy(s, meta.at()));
            }
        };
        return next.watched(watch.posted(event));
    }

    private @Nullable Owner answeredBy(Actor.Operator author) {
        return owner != null && ownedBy(author.operatorId())
                ? new Owner(owner.operatorId(), owner.name(), owner.cause(), owner.since(), owner.sinceSequence(), true)
                : owner;
    }

    private Told toldBy(Actor.System system, Instant at) {
        if (Voice.saysBusy(system)) {
            return new Told(told.assigned(), at, told.queue(), told.transcripts());
        }
        return Voice.QUEUE.equals(system) ? new Told(told.assigned(), told.busyAt(), true, told.transcripts()) : told;
    }

    Dialog overdue(OverdueReply reply) {
        return switch (reply) {
            case FIRST -> with(owner, talk, life.withoutFirstReply(), told);
            case NEXT -> with(owner, talk.late(), life, told);
        };
    }

    Dialog queued(DialogEvent.DialogQueued event) {
        EventMeta meta = event.meta();
        var next = new Place(event.departmentId(), event.language(), meta.sequence(), meta.at(), event.skills());
        return new Dialog(
                dialogId,
                DialogStatus.WAITING,
                event.handover() == null ? origin : with(origin.botId(), event.handover()),
                next,
                null,
                talk.waiting(meta),
                life,
                told,
                marks,
                watch,
                readBy);
    }

    /** With its bot: nobody waits in it, and whatever routing decided on it is stale. */
    Dialog returned(DialogEvent.DialogReturned event) {
        EventMeta meta = event.meta();
        return new Dialog(
                dialogId,
                DialogStatus.WAITING,
                with(event.botId(), null),
                new Place(place.departmentId(), place.language(), 0, meta.at(), place.skills()),
                null,
                talk.over(),
                life.active(meta),
                told,
                marks,
                watch,
                readBy);
    }

    private Origin with(@Nullable String botId, @Nullable Handover handover) {
        return new Origin(
                origin.visitorId(),
                origin.visitorName(),
                origin.channelId(),
                origin.channelKind(),
                origin.placementId(),
                origin.pageUrl(),
                origin.offline(),
                botId,
                handover);
    }

    Dialog skillsWaived() {
        var next =
                new Place(place.departmentId(), place.language(), place.queuedSequence(), place.queuedAt(), Set.of());
        return new Dialog(dialogId, status, origin, next, owner, talk, life, told, marks, watch, readBy);
    }

    Dialog assigned(DialogEvent.OperatorAssigned event) {
        EventMeta meta = event.meta();
        var next =
                new Owner(event.operatorId(), event.operatorName(), event.cause(), meta.at(), meta.sequence(), false);
        var greeted = new Told(true, told.busyAt(), told.queue(), told.transcripts());
        return new Dialog(
                dialogId,
                DialogStatus.ASSIGNED,
                origin,
                place,
                next,
                talk,
                life.active(meta),
                greeted,
                marks,
                watch,
                readBy);
    }

    Dialog closed(DialogEvent.DialogClosed event) {
        return new Dialog(
                dialogId,
                DialogStatus.CLOSED,
                origin,
                place,
                owner,
                talk.over(),
                life.closed(event),
                told,
                marks,
                watch,
                readBy);
    }

    /** Open again; the assignment that follows gives it its owner. */
    Dialog reopened(DialogEvent.DialogReopened event) {
        return new Dialog(
                dialogId,
                DialogStatus.WAITING,
                origin,
                place,
                null,
                talk,
                life.reopened(),
                told,
                marks,
                watch.reopened(event.meta()),
                readBy);
    }

    Dialog ended(DialogEvent.DialogEnded event) {
        return with(owner, talk, life.ended(event.meta().at()), told);
    }

    Dialog read(DialogEvent.ReadAdvanced event) {
        Actor reader = event.meta().actor();
        var cursors = new TreeMap<>(readBy);
        cursors.put(DerivedId.sender(reader), event.messageId());
        Talk next = reader instanceof Actor.Visitor ? talk.read(event.messageId()) : talk;
        return new Dialog(dialogId, status, origin, place, owner, next, life, told, marks, watch, cursors);
    }

    /** The channel's own word that a message was read counts as the visitor's. */
    Dialog delivered(DialogEvent.MessageStatusChanged event) {
        return event.status() == MessageStatus.READ ? with(owner, talk.read(event.messageId()), life, told) : this;
    }

    /** A card without a name says nothing about the name. */
    Dialog described(VisitorCard card) {
        var name = card.name() == null ? origin.visitorName() : card.name();
        var known = origin.about(name, origin.pageUrl(), origin.handover());
        return new Dialog(dialogId, status, known, place, owner, talk, life, told, marks, watch, readBy);
    }

    /** @param text null for a message that was taken back */
    Dialog reworded(MessageId messageId, @Nullable String text) {
        return with(owner, talk.reworded(messageId, text), life, told);
    }

    /** Nothing is left of what was said in it and of who the visitor is but their id. */
    Dialog erased() {
        var nobody = origin.about(null, null, null);
        return new Dialog(
                dialogId, status, nobody, place, owner, talk.erased(), life, told, marks, watch.erased(), readBy);
    }

    /** Its messages were sent to an address. */
    Dialog sent() {
        return with(owner, talk, life, new Told(told.assigned(), told.busyAt(), told.queue(), told.transcripts() + 1));
    }

    Dialog marked(Marks next) {
        return new Dialog(dialogId, status, origin, place, owner, talk, life, told, next, watch, readBy);
    }

    Dialog watched(Watch next) {
        return new Dialog(dialogId, status, origin, place, owner, talk, life, told, marks, next, readBy);
    }

    private Dialog with(@Nullable Owner nextOwner, Talk nextTalk, Life nextLife, Told nextTold) {
        return new Dialog(
                dialogId, status, origin, place, nextOwner, nextTalk, nextLife, nextTold, marks, watch, readBy);
    }
}
