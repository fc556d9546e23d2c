package chat.parley.dialog.writer;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.dialog.conversation.Conversation;
import chat.parley.dialog.conversation.Decision;
import chat.parley.dialog.conversation.Dialog;
import chat.parley.dialog.conversation.IdempotencyKey;
import chat.parley.dialog.conversation.KeyUse;
import chat.parley.dialog.conversation.KnownMessage;
import chat.parley.dialog.conversation.Recollection;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All that is known for one batch: what was loaded for it, and what its own decisions have added. */
final class Knowledge {
    private record CommandName(ConversationId conversationId, CommandId commandId) {}

    /** The name under which a provider's id is remembered. */
    record InboundName(ConversationId conversationId, ChannelId channelId, String externalId) {}

    /** The name under which a client's id is remembered. */
    record ClientName(ConversationId conversationId, String senderId, String clientMessageId) {}

    /** @param recordedAt which says in which month the message lies */
    record StoredMessage(ConversationId conversationId, KnownMessage message, Instant recordedAt) {}

    private final Map<ConversationId, Conversation> conversations = new HashMap<>();
    private final Map<CommandName, Outcome> outcomes = new HashMap<>();
    private final Map<InboundName, KeyUse> inbound = new HashMap<>();
    private final Map<ClientName, KeyUse> client = new HashMap<>();
    private final Map<MessageId, StoredMessage> messages = new HashMap<>();
    private final Map<ConversationId, Set<DialogId>> dialogs = new HashMap<>();
    private final Holdings holdings = new Holdings();

    @Nullable
    Conversation conversation(ConversationId conversationId) {
        return conversations.get(conversationId);
    }

    @Nullable
    StoredMessage message(MessageId messageId) {
        return messages.get(messageId);
    }

    /** What a provider's id was first used for; null when it is new. */
    @Nullable
    KeyUse use(InboundName name) {
        return inbound.get(name);
    }

    /** What operators have who take a dialog by hand. */
    Holdings holdings() {
        return holdings;
    }

    void add(Conversation conversation) {
        conversations.put(conversation.conversationId(), conversation);
    }

    void add(Outcome first) {
        outcomes.putIfAbsent(new CommandName(first.conversationId(), first.commandId()), first);
    }

    void add(InboundName name, KeyUse use) {
        inbound.put(name, use);
    }

    void add(ClientName name, KeyUse use) {
        client.put(name, use);
    }

    void add(ConversationId conversationId, DialogId dialogId) {
        dialogs.computeIfAbsent(conversationId, id -> new HashSet<>()).add(dialogId);
    }

    void add(MessageId messageId, StoredMessage message) {
        messages.put(messageId, message);
    }

    /** What one conversation remembers, seen as the rules ask for it. */
    Recollection of(Conversation conversation) {
        ConversationId conversationId = conversation.conversationId();
        return new Recollection() {
            @Override
            public Map<ChannelKind, Integer> dialogsOf(OperatorId operatorId) {
                return holdings.of(new Holdings.Holder(conversation.accountId(), operatorId));
            }

            @Override
            public Set<DialogId> dialogs() {
                return dialogs.getOrDefault(conversationId, Set.of());
            }

            @Override
            public @Nullable Outcome outcomeOf(CommandId commandId) {
                return outcomes.get(new CommandName(conversationId, commandId));
            }

            @Override
            public @Nullable KeyUse inbound(ChannelId channelId, String externalMessageId) {
                return inbound.get(new InboundName(conversationId, channelId, externalMessageId));
            }

            @Override
            public @Nullable KeyUse client(String senderId, String clientMessageId) {
                return client.get(new ClientName(conversationId, senderId, clientMessageId));
            }

            @Override
            public @Nullable KnownMessage message(MessageId messageId) {
                var stored = messages.get(messageId);
                return stored != null && stored.conversationId().equals(conversationId) ? stored.message() : null;
            }
        };
    }

    /** Takes in what a decision adds, for the commands that follow in the batch. */
    void learn(Decision.Accepted decision, Instant recordedAt) {
        ConversationId conversationId = decision.after().conversationId();
        if (decision.after().sequence() > 0) {
            add(decision.after());
        }
        for (IdempotencyKey key : decision.keys()) {
            switch (key) {
                case IdempotencyKey.Inbound k ->
                    add(new InboundName(conversationId, k.channelId(), k.externalMessageId()), k.use());
                case IdempotencyKey.Client k ->
                    add(new ClientName(conversationId, k.senderId(), k.clientMessageId()), k.use());
            }
        }
        Dialog dialog = decision.after().dialog();
        for (DialogEvent event : decision.events()) {
            learn(event, recordedAt);
            if (dialog != null) {
                holdings.learn(event, dialog.origin().channelKind());
            }
        }
    }

    private void learn(DialogEvent event, Instant recordedAt) {
        ConversationId conversationId = event.meta().conversationId();
        switch (event) {
            case DialogEvent.MessagePosted e ->
                add(e.messageId(), new StoredMessage(conversationId, KnownMessage.of(e), recordedAt));
            case DialogEvent.NotePosted e ->
                add(e.messageId(), new StoredMessage(conversationId, KnownMessage.of(e), recordedAt));
            case DialogEvent.MessageStatusChanged e -> became(e.messageId(), known -> known.with(e.status()));
            case DialogEvent.MessageEdited e -> became(e.messageId(), known -> known.edited(e.version()));
            case DialogEvent.MessageDeleted e -> became(e.messageId(), KnownMessage::gone);
            case DialogEvent.DialogOpened e -> add(conversationId, e.meta().dialogId());
            case DialogEvent.DialogQueued e -> {}
            case DialogEvent.OperatorAssigned e -> {}
            case DialogEvent.DialogClosed e -> {}
            case DialogEvent.DialogReopened e -> {}
            case DialogEvent.ReadAdvanced e -> {}
            case DialogEvent.VisitorCardChanged e -> {}
            case DialogEvent.VisitorFieldsChanged e -> {}
            case DialogEvent.ReachabilityChanged e -> {}
            case DialogEvent.DialogTagged e -> {}
            case DialogEvent.DialogPriorityChanged e -> {}
            case DialogEvent.DialogCategoryChanged e -> {}
            case DialogEvent.DialogRated e -> {}
            case DialogEvent.ReplyOverdue e -> {}
            case DialogEvent.SkillsWaived e -> {}
            case DialogEvent.SlaWarned e -> {}
            case DialogEvent.SlaBreached e -> {}
            case DialogEvent.AutomationFired e -> {}
            case DialogEvent.WebhookRequested e -> {}
            case DialogEvent.TranscriptRequested e -> {}
            case DialogEvent.DialogEnded e -> {}
            case DialogEvent.DialogReturned e -> {}
            case DialogEvent.OperatorsUnavailable e -> {}
            case DialogEvent.VisitorErased e -> {}
            case DialogEvent.DialogErased e -> {}
        }
    }

    private void became(MessageId messageId, UnaryOperator<KnownMessage> change) {
        messages.computeIfPresent(
                messageId,
                (id, stored) -> new StoredMessage(
                        stored.conversationId(), change.apply(stored.message()), stored.recordedAt()));
    }
}
