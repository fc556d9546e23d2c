package chat.parley.dialog.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.DialogOutcome;
import chat.parley.contracts.dialog.MessageStatus;
import chat.parley.contracts.dialog.OverdueReply;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.dialog.SlaTarget;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.id.OperatorId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What must hold of a conversation's events whatever commands came, told by the events alone. */
final class Promises {
    private final Scene scene;
    private final Set<DialogId> dialogs = new HashSet<>();
    private final Set<MessageId> messages = new HashSet<>();
    private final Set<MessageId> gone = new HashSet<>();
    private final Map<MessageId, Integer> versions = new HashMap<>();
    private String contact = "true/null";
    private final Set<String> externals = new HashSet<>();
    private final Set<String> saidOnce = new HashSet<>();
    private final Set<DialogId> closed = new HashSet<>();
    private final Set<DialogId> ended = new HashSet<>();
    /** Those answered by an operator or a bot of ours. */
    private final Set<DialogId> byUs = new HashSet<>();

    private final Set<DialogId> offline = new HashSet<>();
    private final Set<DialogId> assigned = new HashSet<>();
    private final Map<DialogId, Instant> opened = new HashMap<>();
    private final Map<DialogId, Instant> answered = new HashMap<>();
    private final Map<DialogId, Set<String>> tags = new HashMap<>();
    private final Map<MessageId, MessageStatus> statuses = new HashMap<>();
    private final Map<DialogId, List<Instant>> firings = new HashMap<>();
    private DialogId open;
    private DialogId awaited;
    private OperatorId owner;
    private AssignmentCause cause;
    private boolean ownerWrote;
    private DialogEvent before;

    Promises(Scene scene) {
        this.scene = scene;
    }

    void check() {
        var replayed = Conversation.fresh(Scene.ACCOUNT, scene.conversation.conversationId());
        long sequence = 0;
        long visitorSequence = 0;
        Instant last = Instant.MIN;
        for (DialogEvent event : scene.events) {
            EventMeta meta = event.meta();
            assertThat(meta.sequence()).isEqualTo(++sequence);
            if (event.visibleToVisitor()) {
                assertThat(meta.visitorSequence()).isEqualTo(++visitorSequence);
            } else {
                assertThat(meta.visitorSequence()).isNull();
            }
            assertThat(meta.at()).isAfterOrEqualTo(last);
            last = meta.at();
            check(event, meta, meta.dialogId());
            before = event;
            replayed = replayed.apply(event);
        }
        assertThat(replayed).as("the state is the fold of its events").isEqualTo(scene.conversation);
        assertThat(sequence).isGreaterThan(100);
    }

    /** Of a dialog that there was, or before all of them of the first one. */
    private void learnt(DialogId dialog) {
        if (dialogs.isEmpty()) {
            assertThat(awaited == null || awaited.equals(dialog)).isTrue();
            awaited = dialog;
        } else {
            assertThat(dialogs).contains(dialog);
        }
    }

    private void check(DialogEvent event, EventMeta meta, DialogId dialog) {
        switch (event) {
            case DialogEvent.DialogOpened e -> {
                assertThat(open).as("at most one open dialog").isNull();
                if (dialogs.isEmpty() && awaited != null) {
                    assertThat(dialog)
                            .as("what was learnt before belongs to it")
                            .isEqualTo(awaited);
                }
                assertThat(dialogs.add(dialog)).isTrue();
                assertThat(ended.containsAll(closed))
                        .as("the last dialog is over")
                        .isTrue();
                opened.put(dialog, meta.at());
                if (e.offline()) {
                    offline.add(dialog);
                }
                open = dialog;
            }
            case DialogEvent.DialogReopened e -> {
                assertThat(open).as("at most one open dialog").isNull();
                assertThat(ended).as("what is over stays closed").doesNotContain(dialog);
                assertThat(closed.remove(dialog)).isTrue();
                open = dialog;
            }
            case DialogEvent.DialogClosed e -> closed(e, dialog);
            case DialogEvent.DialogEnded e -> {
                assertThat(closed).as("only a closed dialog ends").contains(dialog);
                assertThat(ended.add(dialog)).as("once").isTrue();
            }
            case DialogEvent.OperatorAssigned e -> {
                assertThat(dialog).isEqualTo(open);
                assertThat(e.previousOperatorId()).as("at most one owner").isEqualTo(owner);
                assertThat(e.operatorId()).isNotEqualTo(owner);
                assigned.add(dialog);
                owner = e.operatorId();
                cause = e.cause();
                ownerWrote = false;
            }
            case DialogEvent.DialogQueued e -> {
                assertThat(e.previousOperatorId()).isEqualTo(owner);
                if (e.reason() == QueueReason.UNANSWERED) {
                    assertThat(owner).isNotNull();
                    assertThat(cause).isEqualTo(AssignmentCause.AUTOMATIC);
                    assertThat(ownerWrote).as("who answers keeps the dialog").isFalse();
                }
                owner = null;
            }
            case DialogEvent.MessagePosted e -> posted(e, meta, dialog);
            case DialogEvent.NotePosted e ->
                assertThat(messages.add(e.messageId())).isTrue();
            case DialogEvent.MessageStatusChanged e -> {
                var known = statuses.put(e.messageId(), e.status());
                assertThat(known == null || e.status().compareTo(known) > 0)
                        .as("a status only rises")
                        .isTrue();
            }
            case DialogEvent.ReadAdvanced e -> assertThat(ended).doesNotContain(dialog);
            case DialogEvent.VisitorCardChanged e -> learnt(dialog);
            case DialogEvent.ReplyOverdue e -> {
                assertThat(dialog).isEqualTo(open);
                assertThat(e.reply() == OverdueReply.NEXT ? answered.containsKey(dialog) : !byUs.contains(dialog))
                        .isTrue();
                assertThat(e.operatorId()).isEqualTo(owner);
                if (e.reply() == OverdueReply.FIRST) {
                    assertThat(saidOnce.add("first-reply-overdue/" + dialog)).isTrue();
                }
            }
            case DialogEvent.DialogTagged e -> {
                var now = new TreeSet<>(tags.getOrDefault(dialog, Set.of()));
                e.added().forEach(tag -> assertThat(now.add(tag)).isTrue());
                e.removed().forEach(tag -> assertThat(now.remove(tag)).isTrue());
                assertThat(e.tags()).isEqualTo(now);
                assertThat(e.added().size() + e.removed().size()).isPositive();
                tags.put(dialog, now);
            }
            case DialogEvent.DialogPriorityChanged e -> assertThat(dialog).isEqualTo(open);
            case DialogEvent.DialogCategoryChanged e -> assertThat(dialogs).contains(dialog);
            case DialogEvent.SkillsWaived e ->
                assertThat(owner).as("waived while it waits").isNull();
            case DialogEvent.SlaWarned e -> promised(e.target(), "danger", dialog);
            case DialogEvent.SlaBreached e -> promised(e.target(), "broken", dialog);
            case DialogEvent.AutomationFired e -> fired(e, meta, dialog);
            case DialogEvent.WebhookRequested e -> assertThat(dialogs).contains(dialog);
            case DialogEvent.MessageEdited e -> {
                assertThat(messages).contains(e.messageId());
                assertThat(gone).as("what was taken back stays so").doesNotContain(e.messageId());
                assertThat(e.version()).isEqualTo(versions.merge(e.messageId(), 2, (had, two) -> had + 1));
            }
            case DialogEvent.MessageDeleted e -> {
                assertThat(messages).contains(e.messageId());
                assertThat(gone.add(e.messageId())).as("once").isTrue();
            }
            case DialogEvent.DialogRated e -> {
                assertThat(dialogs).contains(dialog);
                assertThat(assigned).as("an operator has had it").contains(dialog);
            }
            case DialogEvent.VisitorFieldsChanged e -> learnt(dialog);
            case DialogEvent.ReachabilityChanged e -> {
                assertThat(e.reachable() + "/" + e.reason()).as("news").isNotEqualTo(contact);
                contact = e.reachable() + "/" + e.reason();
            }
            case DialogEvent.TranscriptRequested e -> learnt(dialog);
            case DialogEvent.DialogReturned e -> {
                assertThat(dialog).isEqualTo(open);
                assertThat(e.previousOperatorId()).isEqualTo(owner);
                owner = null;
            }
            case DialogEvent.OperatorsUnavailable e ->
                assertThat(owner).as("said while it waits").isNull();
            case DialogEvent.VisitorErased e ->
                assertThat(open).as("nobody is erased who writes").isNull();
            case DialogEvent.DialogErased e -> assertThat(dialog).isNotEqualTo(open);
        }
    }

    private void promised(SlaTarget target, String what, DialogId dialog) {
        assertThat(dialog).isEqualTo(open);
        if (target == SlaTarget.FIRST_REPLY) {
            assertThat(answered).as("nobody has answered").doesNotContainKey(dialog);
            assertThat(saidOnce.add(what + "/" + dialog)).as("said once").isTrue();
        }
    }

    private void fired(DialogEvent.AutomationFired event, EventMeta meta, DialogId dialog) {
        assertThat(dialogs).contains(dialog);
        assertThat(event.depth()).isBetween(1, 6);
        if (event.depth() > 5) {
            assertThat(event.stopped()).as("the sixth in a row").isNotNull();
        }
        if (event.stopped() == null) {
            var acted = firings.computeIfAbsent(dialog, id -> new ArrayList<>());
            acted.add(meta.at());
            assertThat(acted)
                    .filteredOn(at -> at.plusSeconds(60).isAfter(meta.at()))
                    .as("within a minute")
                    .hasSizeLessThanOrEqualTo(20);
        }
    }

    private void closed(DialogEvent.DialogClosed event, DialogId dialog) {
        assertThat(dialog).isEqualTo(open);
        assertThat(event.operatorId()).isEqualTo(owner);
        Instant until = answered.getOrDefault(dialog, event.meta().at());
        long waited = Duration.between(opened.get(dialog), until).toSeconds();
        assertThat(event.waitedSeconds()).isEqualTo(waited);
        assertThat(event.outcome())
                .isEqualTo(
                        answered.containsKey(dialog)
                                ? DialogOutcome.SERVED
                                : offline.contains(dialog)
                                        ? null
                                        : waited >= RandomCommands.REFUSAL_SECONDS
                                                ? DialogOutcome.MISSED
                                                : DialogOutcome.REFUSAL);
        closed.add(dialog);
        open = null;
        owner = null;
    }

    private void posted(DialogEvent.MessagePosted event, EventMeta meta, DialogId dialog) {
        assertThat(dialog).isEqualTo(open);
        assertThat(messages.add(event.messageId())).isTrue();
        if (event.externalMessageId() != null) {
            assertThat(externals.add(event.externalMessageId()))
                    .as("a provider's message is posted once")
                    .isTrue();
        }
        switch (meta.actor()) {
            case Actor.Visitor visitor -> {}
            case Actor.Operator operator -> {
                answered.putIfAbsent(dialog, meta.at());
                byUs.add(dialog);
                ownerWrote |= operator.operatorId().equals(owner);
            }
            case Actor.Bot bot -> {
                answered.putIfAbsent(dialog, meta.at());
                if (!Voice.isOutside(bot)) {
                    byUs.add(dialog);
                }
            }
            case Actor.System system -> saidBy(system, meta, dialog);
        }
    }

    private void saidBy(Actor.System system, EventMeta meta, DialogId dialog) {
        if (Voice.saysBusy(system)) {
            assertThat(saidOnce.add("busy/" + dialog))
                    .as("one busy text in a dialog")
                    .isTrue();
            assertThat(before)
                    .isInstanceOfSatisfying(
                            DialogEvent.ReplyOverdue.class,
                            overdue -> assertThat(overdue.announced()).isTrue());
        } else if (system.equals(Voice.GREETING)) {
            assertThat(saidOnce.add("greeting/" + dialog))
                    .as("one greeting in a dialog")
                    .isTrue();
            assertThat(before).as("with its operator").isInstanceOf(DialogEvent.OperatorAssigned.class);
        } else if (system.equals(Voice.QUEUE)) {
            assertThat(saidOnce.add("queue/" + dialog))
                    .as("told of the queue once")
                    .isTrue();
            assertThat(owner).as("while it waits").isNull();
        } else if (system.equals(Voice.AUTOREPLY)) {
            assertThat(owner).as("nobody has it").isNull();
            assertThat(before.meta().causedBy()).as("in answer to the visitor").isEqualTo(meta.causedBy());
        }
    }
}
