package chat.parley.dialog.conversation;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.outcome.Outcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the store would remember of one conversation. */
final class InMemoryRecollection implements Recollection {
    private final Map<CommandId, Outcome> outcomes = new HashMap<>();
    private final Map<String, KeyUse> keys = new HashMap<>();
    private final Map<MessageId, KnownMessage> messages = new HashMap<>();
    private final Set<DialogId> dialogs = new HashSet<>();

    void note(Decision decision) {
        outcomes.putIfAbsent(decision.outcome().commandId(), decision.outcome());
        if (!(decision instanceof Decision.Accepted accepted)) {
            return;
        }
        for (IdempotencyKey key : accepted.keys()) {
            keys.putIfAbsent(
                    switch (key) {
                        case IdempotencyKey.Inbound k -> "in/" + k.channelId() + "/" + k.externalMessageId();
                        case IdempotencyKey.Client k -> "own/" + k.senderId() + "/" + k.clientMessageId();
                    },
                    key.use());
        }
        for (DialogEvent event : accepted.events()) {
            if (event instanceof DialogEvent.DialogOpened e) {
                dialogs.add(e.meta().dialogId());
            } else if (event instanceof DialogEvent.MessagePosted e) {
                messages.put(e.messageId(), KnownMessage.of(e));
            } else if (event instanceof DialogEvent.NotePosted e) {
                messages.put(e.messageId(), KnownMessage.of(e));
            } else if (event instanceof DialogEvent.MessageStatusChanged e) {
                messages.computeIfPresent(e.messageId(), (id, message) -> message.with(e.status()));
            } else if (event instanceof DialogEvent.MessageEdited e) {
                messages.computeIfPresent(e.messageId(), (id, message) -> message.edited(e.version()));
            } else if (event instanceof DialogEvent.MessageDeleted e) {
                messages.computeIfPresent(e.messageId(), (id, message) -> message.gone());
            }
        }
    }

    @Override
    public Outcome outcomeOf(CommandId commandId) {
        return outcomes.get(commandId);
    }

    @Override
    public KeyUse inbound(ChannelId channelId, String externalMessageId) {
        return keys.get("in/" + channelId + "/" + externalMessageId);
    }

    @Override
    public KeyUse client(String senderId, String clientMessageId) {
        return keys.get("own/" + senderId + "/" + clientMessageId);
    }

    @Override
    public Set<DialogId> dialogs() {
        return dialogs;
    }

    /** What operators have in other conversations, as a test says it. */
    final Map<OperatorId, Map<ChannelKind, Integer>> held = new HashMap<>();

    @Override
    public Map<ChannelKind, Integer> dialogsOf(OperatorId operatorId) {
        return held.getOrDefault(operatorId, Map.of());
    }

    @Override
    public KnownMessage message(MessageId messageId) {
        return messages.get(messageId);
    }
}
