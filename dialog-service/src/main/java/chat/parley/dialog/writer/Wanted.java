package chat.parley.dialog.writer;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.MessageId;
import chat.parley.dialog.conversation.Conversation;
import chat.parley.dialog.conversation.Dialog;
import chat.parley.dialog.conversation.KeyUse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the commands of a batch name, and what must therefore be known to decide them. */
final class Wanted {
    final Set<ConversationId> conversations = new HashSet<>();
    final Set<String> commands = new HashSet<>();
    final Set<Knowledge.InboundName> inbound = new HashSet<>();
    final Set<Knowledge.ClientName> client = new HashSet<>();
    final Set<ConversationId> erased = new HashSet<>();
    final Set<MessageId> messages = new HashSet<>();
    private final Set<Knowledge.InboundName> changed = new HashSet<>();

    void add(Incoming item) {
        var meta = item.meta();
        if (meta == null) {
            return;
        }
        conversations.add(meta.conversationId());
        if (item.content() instanceof Incoming.Understood(DialogCommand command)) {
            commands.add(meta.commandId().value());
            add(command);
        }
    }

    private void add(DialogCommand command) {
        var conversationId = command.meta().conversationId();
        var sender = Conversation.senderOf(command);
        switch (command) {
            case DialogCommand.PostVisitorMessage c -> {
                if (c.externalMessageId() != null) {
                    inbound.add(new Knowledge.InboundName(conversationId, c.channelId(), c.externalMessageId()));
                }
                if (c.clientMessageId() != null) {
                    client.add(new Knowledge.ClientName(conversationId, sender, c.clientMessageId()));
                }
                add(c.replyTo());
            }
            case DialogCommand.PostOperatorMessage c -> {
                client.add(new Knowledge.ClientName(conversationId, sender, c.clientMessageId()));
                add(c.replyTo());
            }
            case DialogCommand.PostOutsideReply c ->
                inbound.add(new Knowledge.InboundName(conversationId, c.channelId(), c.externalMessageId()));
            case DialogCommand.PostNote c ->
                client.add(new Knowledge.ClientName(conversationId, sender, c.clientMessageId()));
            case DialogCommand.EditMessage c -> add(c.messageId());
            case DialogCommand.DeleteMessage c -> add(c.messageId());
            case DialogCommand.AdvanceRead c -> messages.add(c.messageId());
            case DialogCommand.RecordMessageStatus c -> messages.add(c.messageId());
            case DialogCommand.AssignOperator c -> {}
            case DialogCommand.TakeDialog c -> {}
            case DialogCommand.CallOperator c -> {}
            case DialogCommand.TransferDialog c -> {}
            case DialogCommand.RequeueDialog c -> {}
            case DialogCommand.CloseDialog c -> {}
            case DialogCommand.ReopenDialog c -> {}
            case DialogCommand.SetVisitorCard c -> {}
            case DialogCommand.EditVisitorCard c -> {}
            case DialogCommand.SetVisitorFields c -> {}
            case DialogCommand.RecordReachability c -> {}
            case DialogCommand.RateDialog c -> {}
            case DialogCommand.SendTranscript c -> {}
            case DialogCommand.OpenDialog c -> {}
            case DialogCommand.TimerDue c -> {}
            case DialogCommand.AnnounceQueue c -> {}
            case DialogCommand.TagDialog c -> {}
            case DialogCommand.SetPriority c -> {}
            case DialogCommand.SetCategory c -> {}
            case DialogCommand.EraseVisitor c -> erased.add(conversationId);
            case DialogCommand.EraseDialog c -> erased.add(conversationId);
        }
    }

    private void add(@Nullable MessageId messageId) {
        if (messageId != null) {
            messages.add(messageId);
        }
    }

    /** A provider's id names a message only together with the conversation's channel. */
    Set<Knowledge.InboundName> changedElsewhere(List<Incoming> items, Knowledge knowledge) {
        for (Incoming item : items) {
            if (item.content() instanceof Incoming.Understood(DialogCommand.EditMessage c)) {
                addChanged(c.meta().conversationId(), c.externalMessageId(), knowledge);
            } else if (item.content() instanceof Incoming.Understood(DialogCommand.DeleteMessage c)) {
                addChanged(c.meta().conversationId(), c.externalMessageId(), knowledge);
            }
        }
        return changed;
    }

    private void addChanged(ConversationId id, @Nullable String externalMessageId, Knowledge knowledge) {
        var known = knowledge.conversation(id);
        Dialog dialog = known == null ? null : known.dialog();
        if (dialog != null && externalMessageId != null) {
            changed.add(new Knowledge.InboundName(id, dialog.origin().channelId(), externalMessageId));
        }
    }

    /** The messages that providers' ids turned out to name. */
    void addFound(Knowledge knowledge) {
        for (Knowledge.InboundName name : changed) {
            KeyUse use = knowledge.use(name);
            if (use != null) {
                messages.add(use.messageId());
            }
        }
    }

    /** Whether reading goes forward is judged by the message that was read last. */
    void addReadCursors(List<Incoming> items, Knowledge knowledge) {
        for (Incoming item : items) {
            if (item.content() instanceof Incoming.Understood(DialogCommand.AdvanceRead command)) {
                var known = knowledge.conversation(command.meta().conversationId());
                Dialog dialog = known == null ? null : known.dialog();
                var before =
                        dialog == null ? null : dialog.readBy(command.meta().issuer());
                if (before != null) {
                    messages.add(before);
                }
            }
        }
    }
}
