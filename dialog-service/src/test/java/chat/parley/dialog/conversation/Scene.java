package chat.parley.dialog.conversation;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.command.CommandMeta;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.TimerKind;
import chat.parley.contracts.dialog.TransferTarget;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DecisionId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.outcome.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One conversation acted out in memory: says what happens, remembers it as the store would. */
final class Scene {
    static final AccountId ACCOUNT = new AccountId("acme");
    static final ChannelId CHANNEL = new ChannelId("site");
    static final VisitorId VISITOR = new VisitorId("vera");
    static final Actor.Visitor VERA = new Actor.Visitor(VISITOR, "Vera");
    static final Actor.Operator ANN = operator("ann", Role.OPERATOR);
    static final Actor.Operator BOB = operator("bob", Role.OPERATOR);
    static final Actor.Operator SUE = operator("sue", Role.SUPERVISOR);
    static final Actor.System ROUTING = new Actor.System("routing");
    static final DepartmentId SALES = new DepartmentId("sales");

    final InMemoryRecollection memory = new InMemoryRecollection();
    final List<DialogEvent> events = new ArrayList<>();
    ScenePolicy policy = new ScenePolicy();
    AccountRules rules = AccountRules.NONE;
    Set<String> channelTags = Set.of();

    boolean categoryRequired;

    @Nullable
    String bot;

    Instant now = Instant.parse("2026-03-02T10:00:00Z");
    Conversation conversation;
    private int commands;

    Scene() {
        this("c1");
    }

    Scene(String conversationId) {
        conversation = Conversation.fresh(ACCOUNT, new ConversationId(conversationId));
    }

    static Actor.Operator operator(String name, Role role) {
        return new Actor.Operator(new OperatorId(name), name.toUpperCase(java.util.Locale.ROOT), role);
    }

    CommandMeta by(Actor issuer) {
        return by(issuer, "k" + ++commands);
    }

    CommandMeta by(Actor issuer, String commandId) {
        return new CommandMeta(new CommandId(commandId), ACCOUNT, conversation.conversationId(), issuer, now);
    }

    /** Everything the account has set. */
    AccountPolicy settings() {
        return new RuledPolicy(policy, rules, channelTags, bot, categoryRequired);
    }

    Outcome when(DialogCommand command) {
        Decision decision = conversation.decide(command, memory, settings(), now);
        memory.note(decision);
        if (decision instanceof Decision.Accepted accepted) {
            conversation = accepted.after();
            events.addAll(accepted.events());
        }
        return decision.outcome();
    }

    Scene after(Duration time) {
        now = now.plus(time);
        return this;
    }

    DialogCommand.PostVisitorMessage visitorWrites(String text) {
        return visitorWrites(by(VERA), null, null, text);
    }

    DialogCommand.PostVisitorMessage visitorWrites(CommandMeta meta, String external, String client, String text) {
        return new DialogCommand.PostVisitorMessage(
                meta,
                CHANNEL,
                ChannelKind.WEB,
                external,
                client,
                text,
                null,
                "en",
                null,
                "https://acme.example/a",
                List.of(),
                null,
                false,
                null);
    }

    DialogCommand.PostOperatorMessage answers(Actor author, String text) {
        return answers(author, "m" + commands, text);
    }

    DialogCommand.PostOperatorMessage answers(Actor author, String clientMessageId, String text) {
        return new DialogCommand.PostOperatorMessage(by(author), dialogId(), clientMessageId, text);
    }

    DialogCommand.TakeDialog takes(Actor operator) {
        return new DialogCommand.TakeDialog(by(operator), dialogId());
    }

    DialogCommand.CloseDialog closes(Actor actor) {
        return new DialogCommand.CloseDialog(by(actor), dialogId(), CloseReason.BY_OPERATOR);
    }

    DialogCommand.ReopenDialog reopens(Actor actor) {
        return new DialogCommand.ReopenDialog(by(actor), dialogId());
    }

    DialogCommand.TransferDialog transfers(Actor actor, TransferTarget target) {
        return new DialogCommand.TransferDialog(by(actor), dialogId(), target);
    }

    DialogCommand.AssignOperator routes(Actor.Operator to, long queuedSequence) {
        return new DialogCommand.AssignOperator(
                by(ROUTING), dialogId(), to.operatorId(), to.name(), new DecisionId("d" + commands), queuedSequence);
    }

    DialogCommand.TimerDue due(TimerKind kind) {
        var timer = timer(kind);
        return due(kind, timer == null ? 0 : timer.generation());
    }

    /** A timer as it was set, sent now. */
    DialogCommand.TimerDue due(TimerKind kind, long generation) {
        return new DialogCommand.TimerDue(by(new Actor.System("dialog-service")), dialogId(), kind, generation, null);
    }

    /** The clock comes so long after the moment of a timer, and the timer comes with it. */
    Outcome comes(TimerKind kind, Duration late) {
        var timer = timer(kind);
        if (timer == null) {
            throw new AssertionError("there is no timer " + kind);
        }
        now = timer.due().plus(late);
        return when(due(kind));
    }

    /** The timer of a kind as the present state and settings want it; null for none. */
    TimerPlan.Timer timer(TimerKind kind) {
        return TimerPlan.of(conversation, settings()).get(kind);
    }

    /** Something that no command of these rules leads to happens in the present dialog. */
    void happens(Function<EventMeta, DialogEvent> event) {
        var hidden = new EventMeta(
                ACCOUNT,
                conversation.conversationId(),
                dialogId(),
                conversation.sequence() + 1,
                null,
                now,
                ROUTING,
                new CommandId("k" + ++commands));
        var drafted = event.apply(hidden);
        if (drafted.visibleToVisitor()) {
            drafted = event.apply(new EventMeta(
                    ACCOUNT,
                    conversation.conversationId(),
                    dialogId(),
                    hidden.sequence(),
                    conversation.visitorSequence() + 1,
                    now,
                    ROUTING,
                    hidden.causedBy()));
        }
        conversation = conversation.apply(drafted);
        events.add(drafted);
    }

    Dialog dialog() {
        var dialog = conversation.dialog();
        if (dialog == null) {
            throw new AssertionError("no dialog yet");
        }
        return dialog;
    }

    DialogId dialogId() {
        return dialog().dialogId();
    }

    MessageId lastMessageId() {
        return events.reversed().stream()
                .filter(DialogEvent.MessagePosted.class::isInstance)
                .map(event -> ((DialogEvent.MessagePosted) event).messageId())
                .findFirst()
                .orElseThrow();
    }

    /** The last event of a type. */
    <T extends DialogEvent> T last(Class<T> type) {
        return all(type).getLast();
    }

    /** Every event of a type. */
    <T extends DialogEvent> List<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** What the service itself has said under a name. */
    List<String> said(Actor.System voice) {
        return all(DialogEvent.MessagePosted.class).stream()
                .filter(posted -> posted.meta().actor().equals(voice))
                .map(DialogEvent.MessagePosted::text)
                .toList();
    }

    DialogCommand.AdvanceRead reads(Actor reader) {
        return new DialogCommand.AdvanceRead(by(reader), dialogId(), lastMessageId());
    }

    List<String> happened() {
        return events.stream().map(event -> event.getClass().getSimpleName()).toList();
    }
}
