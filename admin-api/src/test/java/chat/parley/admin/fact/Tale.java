package chat.parley.admin.fact;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.DialogOutcome;
import chat.parley.contracts.dialog.OverdueReply;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.id.VisitorId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The events of one dialog, each at a moment that is given with it; a time alone is of the day that was named last. */
public final class Tale {
    private static final Actor SYSTEM = new Actor.System("test");

    private final AccountId account;
    private final String name;
    private final String visitor;
    private final List<DialogEvent> events = new ArrayList<>();
    private String day = "";
    private @Nullable OperatorId owner;

    private Tale(AccountId account, String name, String visitor) {
        this.account = account;
        this.name = name;
        this.visitor = visitor;
    }

    /** The dialog {@code name} of a visitor, as yet without events. */
    public static Tale of(AccountId account, String name, String visitor) {
        return new Tale(account, name, visitor);
    }

    /** The day in UTC of what follows. */
    public Tale on(String date) {
        day = date;
        return this;
    }

    public Tale opened(String time) {
        return opened(time, false, null);
    }

    public Tale openedOffline(String time) {
        return opened(time, true, null);
    }

    public Tale openedWithBot(String time) {
        return opened(time, false, "robot");
    }

    private Tale opened(String time, boolean offline, @Nullable String bot) {
        events.add(new DialogEvent.DialogOpened(
                meta(time, visitor()),
                new VisitorId(visitor),
                "Somebody",
                new ChannelId("site"),
                ChannelKind.WEB,
                new PlacementId("button"),
                new DepartmentId("sales"),
                "en",
                "https://shop.example/prices?mail=somebody@example.org#top",
                offline,
                bot));
        return this;
    }

    public Tale visitorWrote(String time) {
        return wrote(time, visitor());
    }

    public Tale operatorWrote(String time, String operator) {
        return wrote(time, new Actor.Operator(new OperatorId(operator), operator, Role.OPERATOR));
    }

    public Tale botWrote(String time) {
        return wrote(time, new Actor.Bot("robot", "Robot"));
    }

    public Tale systemWrote(String time) {
        return wrote(time, SYSTEM);
    }

    private Tale wrote(String time, Actor actor) {
        events.add(new DialogEvent.MessagePosted(
                meta(time, actor), new MessageId(name + "-" + events.size()), "Hello", null, null));
        return this;
    }

    public Tale queued(String time, QueueReason reason) {
        events.add(new DialogEvent.DialogQueued(meta(time, SYSTEM), reason, new DepartmentId("sales"), "en", owner));
        owner = null;
        return this;
    }

    public Tale assigned(String time, String operator, AssignmentCause cause) {
        var next = new OperatorId(operator);
        events.add(new DialogEvent.OperatorAssigned(
                meta(time, SYSTEM), next, operator, cause, owner, null, null, null, null));
        owner = next;
        return this;
    }

    public Tale returned(String time, String byOperator) {
        events.add(new DialogEvent.DialogReturned(
                meta(time, new Actor.Operator(new OperatorId(byOperator), byOperator, Role.OPERATOR)), "robot", owner));
        owner = null;
        return this;
    }

    public Tale saidToBeBusy(String time, boolean announced) {
        events.add(new DialogEvent.ReplyOverdue(meta(time, SYSTEM), OverdueReply.FIRST, 30, owner, announced));
        return this;
    }

    public Tale tagged(String time, String... tags) {
        events.add(new DialogEvent.DialogTagged(meta(time, SYSTEM), Set.of(tags), Set.of(), Set.of(tags)));
        return this;
    }

    public Tale categorised(String time, @Nullable String category) {
        events.add(new DialogEvent.DialogCategoryChanged(meta(time, SYSTEM), category));
        return this;
    }

    public Tale rated(String time, int mark, String operator) {
        events.add(new DialogEvent.DialogRated(meta(time, visitor()), mark, "a word", new OperatorId(operator)));
        return this;
    }

    public Tale closed(String time, @Nullable DialogOutcome stated, long waitedSeconds) {
        events.add(new DialogEvent.DialogClosed(
                meta(time, SYSTEM), CloseReason.BY_OPERATOR, owner, stated, waitedSeconds));
        owner = null;
        return this;
    }

    public Tale reopened(String time) {
        events.add(new DialogEvent.DialogReopened(meta(time, SYSTEM)));
        return this;
    }

    /** All of it. */
    public List<DialogEvent> events() {
        return List.copyOf(events);
    }

    /** What is known after all of it. */
    public DialogFacts facts() {
        DialogFacts facts = null;
        for (DialogEvent event : events) {
            facts = DialogFacts.after(facts, event);
        }
        if (facts == null) {
            throw new IllegalStateException("a dialog begins by being opened");
        }
        return facts;
    }

    private Actor.Visitor visitor() {
        return new Actor.Visitor(new VisitorId(visitor), "Somebody");
    }

    private EventMeta meta(String time, Actor actor) {
        return new EventMeta(
                account,
                new ConversationId("of-" + name),
                new DialogId(name),
                events.size() + 1L,
                null,
                Instant.parse(day + "T" + time + "Z"),
                actor,
                new CommandId("c-" + name + "-" + events.size()));
    }
}
