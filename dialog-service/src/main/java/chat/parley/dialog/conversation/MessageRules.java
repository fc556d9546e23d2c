package chat.parley.dialog.conversation;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.command.DialogCommand.PostNote;
import chat.parley.contracts.command.DialogCommand.PostOperatorMessage;
import chat.parley.contracts.command.DialogCommand.PostVisitorMessage;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.DialogPriority;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.settings.RuleSetting;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may write what, and which message is a repeat. */
final class MessageRules {
    private MessageRules() {}

    static Decision visitor(Judgement judgement, PostVisitorMessage command) {
        if (!(judgement.meta().issuer() instanceof Actor.Visitor visitor)) {
            return judgement.forbidden("only a visitor posts a visitor's message");
        }
        String sender = DerivedId.sender(visitor);
        UUID content = DerivedId.content("visitor", command.text(), command.attachments(), command.replyTo());
        String external = command.externalMessageId();
        String client = command.clientMessageId();
        KeyUse inbound = external == null ? null : judgement.memory().inbound(command.channelId(), external);
        KeyUse own = client == null ? null : judgement.memory().client(sender, client);
        Decision repeat = repeated(judgement, inbound == null ? own : inbound, content);
        if (repeat != null) {
            return repeat;
        }

        Dialog last = judgement.present().dialog();
        Dialog open = last != null && last.open() ? last : null;
        if (judgement.foreignVisitor(open)) {
            return judgement.forbidden("the dialog is another visitor's");
        }
        if (answersNothing(judgement, command.replyTo())) {
            return noSuchMessage(judgement);
        }
        DialogId dialogId = open == null ? judgement.opening() : open.dialogId();
        MessageId messageId = DerivedId.message(judgement.meta());
        if (open == null) {
            begin(
                    judgement,
                    visitor,
                    new DialogCommand.OpenDialog(
                            command.meta(),
                            command.channelId(),
                            command.channelKind(),
                            command.placementId(),
                            command.language(),
                            command.departmentId(),
                            command.pageUrl(),
                            null,
                            null),
                    command.offline());
        }
        ContactRules.reached(judgement);
        judgement.happened(
                dialogId,
                meta -> new DialogEvent.MessagePosted(
                        meta, messageId, command.text(), client, external, command.attachments(), command.replyTo()));
        boolean forBot = BotRules.leaves(judgement, open, command.text())
                || BotRules.answers(judgement, open, command.channelId());
        RuleSetting.KeywordRule rule = open == null || isUnheard(open)
                ? judgement
                        .policy()
                        .rules()
                        .keywords()
                        .first(command.text(), command.language())
                        .orElse(null)
                : null;
        boolean waits = open == null || (open.owner() == null && (open.place().queuedSequence() == 0 || rule != null));
        if (waits && !forBot) {
            judgement.happened(
                    dialogId,
                    meta -> new DialogEvent.DialogQueued(
                            meta,
                            QueueReason.OPENED,
                            department(judgement, command, rule),
                            command.language(),
                            null,
                            DialogPriority.NORMAL,
                            rule == null ? Set.of() : rule.skills(),
                            preferred(judgement, command.invitedBy(), rule)));
        }
        Announcements.autoreply(judgement);
        var use = new KeyUse(dialogId, messageId, content);
        if (external != null) {
            judgement.uses(new IdempotencyKey.Inbound(command.channelId(), external, use));
        }
        if (client != null) {
            judgement.uses(new IdempotencyKey.Client(sender, client, use));
        }
        return judgement.accept(messageId);
    }

    /** A visitor wants to talk and waits from now on; again changes nothing [U-03]. */
    static Decision open(Judgement judgement, DialogCommand.OpenDialog command) {
        if (judgement.meta().issuer() instanceof Actor.Operator operator && command.visitorId() != null) {
            return writeFirst(judgement, operator, command, command.visitorId());
        }
        if (!(judgement.meta().issuer() instanceof Actor.Visitor visitor)) {
            return judgement.forbidden("only a visitor opens a dialog, or an operator who says with whom");
        }
        Dialog last = judgement.present().dialog();
        if (last != null && last.open()) {
            return judgement.foreignVisitor(last)
                    ? judgement.forbidden("the dialog is another visitor's")
                    : judgement.accept(null);
        }
        DialogId dialogId = judgement.opening();
        begin(judgement, visitor, command, false);
        ContactRules.reached(judgement);
        if (BotRules.answers(judgement, null, command.channelId())) {
            return judgement.accept(null);
        }
        judgement.happened(
                dialogId,
                meta -> new DialogEvent.DialogQueued(
                        meta,
                        QueueReason.OPENED,
                        command.departmentId(),
                        command.language(),
                        null,
                        DialogPriority.NORMAL,
                        Set.of(),
                        preferred(judgement, null, null)));
        return judgement.accept(null);
    }

    /** An operator is about to write first: the dialog is theirs, and where one is open it stays whose it is [N-28]. */
    private static Decision writeFirst(
            Judgement judgement, Actor.Operator operator, DialogCommand.OpenDialog command, VisitorId visitorId) {
        Dialog last = judgement.present().dialog();
        if (last != null && last.open()) {
            return last.origin().visitorId().equals(visitorId)
                    ? judgement.accept(null)
                    : judgement.forbidden("the dialog is another visitor's");
        }
        begin(judgement, new Actor.Visitor(visitorId, command.visitorName()), command, false);
        Decision refusal = OwnerRules.begin(judgement, judgement.opening(), operator);
        return refusal == null ? judgement.accept(null) : refusal;
    }

    private static void begin(
            Judgement judgement, Actor.Visitor visitor, DialogCommand.OpenDialog command, boolean offline) {
        Dialog last = judgement.present().dialog();
        DialogId dialogId = judgement.opening();
        LifeRules.endForNext(judgement);
        String known = visitor.name() == null ? known(judgement, last) : visitor.name();
        judgement.happened(
                dialogId,
                meta -> new DialogEvent.DialogOpened(
                        meta,
                        visitor.visitorId(),
                        known,
                        command.channelId(),
                        command.channelKind(),
                        command.placementId(),
                        command.departmentId(),
                        command.language(),
                        command.pageUrl(),
                        offline,
                        judgement.policy().channelBot(command.channelId())));
        MarkRules.ofChannel(judgement, dialogId, command.channelId());
    }

    /** The name of who has not given it this time: that of the last dialog, or what they said before the first one. */
    static @Nullable String known(Judgement judgement, @Nullable Dialog last) {
        return last == null
                ? judgement.present().past().contact().card().name()
                : last.origin().visitorName();
    }

    /** Whether nobody has said anything in it yet, so that the first message still says where it belongs [B-07]. */
    private static boolean isUnheard(Dialog open) {
        return open.owner() == null
                && (open.place().queuedSequence() == 0 || open.talk().last() == null);
    }

    /** Where the visitor came in, unless a keyword rule names another department that there is [B-07]. */
    private static @Nullable DepartmentId department(
            Judgement judgement, PostVisitorMessage command, RuleSetting.@Nullable KeywordRule rule) {
        DepartmentId named = rule == null ? null : rule.departmentId();
        return named != null && judgement.policy().hasDepartment(named) ? named : command.departmentId();
    }

    /**
     * Who has invited the visitor; else whom a keyword rule names [B-07]; else whoever had the visitor last, where the account wants them to meet again
     * [P-08]. Only somebody who still works for it.
     */
    static @Nullable OperatorId preferred(
            Judgement judgement, @Nullable OperatorId host, RuleSetting.@Nullable KeywordRule rule) {
        AccountPolicy policy = judgement.policy();
        if (host != null && policy.hasOperator(host)) {
            return host;
        }
        OperatorId named = rule == null ? null : rule.operatorId();
        if (named != null && policy.hasOperator(named)) {
            return named;
        }
        OperatorId last = judgement.present().past().lastOwner();
        return last != null && policy.distribution().stickyOperator() && policy.hasOperator(last) ? last : null;
    }

    static Decision operator(Judgement judgement, PostOperatorMessage command) {
        Actor author = judgement.meta().issuer();
        if (author instanceof Actor.Visitor) {
            return judgement.forbidden("a visitor cannot answer");
        }
        String sender = DerivedId.sender(author);
        UUID content = DerivedId.content("answer", command.text(), command.attachments(), command.replyTo());
        Decision repeat = repeated(judgement, judgement.memory().client(sender, command.clientMessageId()), content);
        if (repeat != null) {
            return repeat;
        }
        Dialog dialog = judgement.open(command.dialogId());
        if (dialog == null) {
            return judgement.notOpen();
        }
        Decision unreachable = ContactRules.unreachable(judgement);
        if (unreachable != null) {
            return unreachable;
        }
        if (answersNothing(judgement, command.replyTo())) {
            return noSuchMessage(judgement);
        }
        Dialog.Owner owner = dialog.owner();
        switch (author) {
            case Actor.Operator operator -> {
                if (owner == null) {
                    Decision refusal = OwnerRules.takeOver(judgement, dialog, operator, AssignmentCause.REPLIED);
                    if (refusal != null) {
                        return refusal;
                    }
                } else if (!dialog.ownedBy(operator.operatorId()) && !judgement.supervises()) {
                    return judgement.ownedBy(owner);
                }
            }
            // A bot is silent once a person has the dialog.
            case Actor.Bot bot -> {
                if (owner != null) {
                    return judgement.ownedBy(owner);
                }
            }
            case Actor.System system -> {}
            case Actor.Visitor visitor -> throw new IllegalStateException("refused above");
        }
        MessageId messageId = DerivedId.message(judgement.meta());
        judgement.happened(
                dialog.dialogId(),
                meta -> new DialogEvent.MessagePosted(
                        meta,
                        messageId,
                        command.text(),
                        command.clientMessageId(),
                        null,
                        command.attachments(),
                        command.replyTo(),
                        command.buttons().isEmpty() ? BotRules.buttons(dialog, author) : command.buttons()));
        judgement.uses(new IdempotencyKey.Client(
                sender, command.clientMessageId(), new KeyUse(dialog.dialogId(), messageId, content)));
        return judgement.accept(messageId);
    }

    /** On the open dialog, and on the last one after it was closed [T-05]. */
    static Decision note(Judgement judgement, PostNote command) {
        Actor author = judgement.meta().issuer();
        if (author instanceof Actor.Visitor || author instanceof Actor.Bot) {
            return judgement.forbidden("only operators and other systems leave notes");
        }
        String sender = DerivedId.sender(author);
        UUID content = DerivedId.content("note", command.text());
        Decision repeat = repeated(judgement, judgement.memory().client(sender, command.clientMessageId()), content);
        if (repeat != null) {
            return repeat;
        }
        Dialog dialog = judgement.present().dialog();
        if (dialog == null || !dialog.dialogId().equals(command.dialogId())) {
            return judgement.notOpen();
        }
        MessageId messageId = DerivedId.message(judgement.meta());
        judgement.happened(
                dialog.dialogId(),
                meta -> new DialogEvent.NotePosted(meta, messageId, command.text(), command.clientMessageId()));
        judgement.uses(new IdempotencyKey.Client(
                sender, command.clientMessageId(), new KeyUse(dialog.dialogId(), messageId, content)));
        return judgement.accept(messageId);
    }

    /** The first message's outcome for a repeat, a refusal for other content under an old key, null for a new key. */
    static @Nullable Decision repeated(Judgement judgement, @Nullable KeyUse before, UUID content) {
        if (before == null) {
            return null;
        }
        return before.contentHash().equals(content)
                ? judgement.accept(before.dialogId(), before.messageId())
                : judgement.refuse(ErrorCode.KEY_REUSED, "the message's id was used before with other content");
    }

    /** Whether a message names one to answer that the conversation does not have; a note is nothing to answer. */
    private static boolean answersNothing(Judgement judgement, @Nullable MessageId replyTo) {
        if (replyTo == null) {
            return false;
        }
        KnownMessage message = judgement.memory().message(replyTo);
        return message == null || message.note();
    }

    private static Decision noSuchMessage(Judgement judgement) {
        return judgement.refuse(ErrorCode.INVALID_REQUEST, "replyTo names no message of the conversation");
    }
}
