package chat.parley.integration.crm;

import chat.parley.contracts.id.AccountId;
import chat.parley.integration.delivery.Delivery;
import chat.parley.integration.dialog.DialogFacts;
import chat.parley.integration.installation.IntegrationConfig;
import chat.parley.persistence.TransactionStore;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;

/**
 * Brings what is said into the chats of CRMs, and tells these what became of what their own people wrote. A delivery that
 * breaks off begins anew: the CRM knows each line by its id.
 */
@ApplicationScoped
class ChatClient {
    /** The type of deliveries that tell a CRM which message of its people will never get to the visitor. */
    static final String LOST = "ChatMessageLost";

    private static final Set<String> STATUSES = Set.of("MessageStatusChanged", "ReadAdvanced");

    private final ChatStore store;
    private final DialogFiles files;
    private final TransactionStore transactions;
    private final IntegrationConfig config;

    ChatClient(ChatStore store, DialogFiles files, TransactionStore transactions, IntegrationConfig config) {
        this.store = store;
        this.files = files;
        this.transactions = transactions;
        this.config = config;
    }

    /** @param body of the delivery, with the event as its data */
    CrmAnswer carry(Crm crm, String recordId, Delivery delivery, DialogFacts dialog, JsonNode body) {
        Optional<CrmChat> wanted = crm.chat();
        if (wanted.isEmpty()) {
            // They were turned off meanwhile.
            return new CrmAnswer.Done(recordId, "");
        }
        CrmChat chat = wanted.get();
        JsonNode event = body.path("data");
        if (delivery.eventType().equals(LOST)) {
            return chat.failed(
                    event.path("messageId").asText(), event.path("reason").asText());
        }
        if (STATUSES.contains(delivery.eventType())) {
            return status(chat, delivery, event);
        }
        if (ChatAuthor.isOf(event)) {
            // It comes from there: it is there already.
            return event.path("type").asText().equals("MessagePosted")
                    ? chat.arrived(event.path("clientMessageId").asText())
                    : new CrmAnswer.Done(recordId, "");
        }
        CrmAnswer opened = open(chat, recordId, delivery, dialog);
        return opened instanceof CrmAnswer.Done ? say(chat, delivery, dialog, event) : opened;
    }

    /** What became of a message that was written there. */
    private CrmAnswer status(CrmChat chat, Delivery delivery, JsonNode event) {
        String id = event.path("messageId").asText();
        String foreign = transactions
                .run(connection -> store.written(connection, delivery.destinationId(), Set.of(id)))
                .get(id);
        if (foreign == null) {
            return new CrmAnswer.Done("", "");
        }
        return switch (event.path("type").asText() + " " + event.path("status").asText()) {
            case "ReadAdvanced ", "MessageStatusChanged read" -> chat.read(foreign);
            case "MessageStatusChanged failed" -> chat.failed(foreign, reason(event));
            default -> new CrmAnswer.Done("", "");
        };
    }

    private static String reason(JsonNode event) {
        String said = event.path("reason").asText();
        return said.isBlank() ? "the visitor cannot be reached" : said;
    }

    private CrmAnswer open(CrmChat chat, String recordId, Delivery delivery, DialogFacts dialog) {
        String destination = delivery.destinationId();
        String conversation = delivery.conversationId();
        String dialogId = String.valueOf(dialog.text("dialogId"));
        boolean known = transactions
                .run(connection -> store.dialog(connection, destination, conversation))
                .filter(dialogId::equals)
                .isPresent();
        if (known) {
            return new CrmAnswer.Done(recordId, "");
        }
        CrmAnswer opened = chat.open(conversation, CrmMapping.requester(dialog), recordId);
        if (opened instanceof CrmAnswer.Done(var chatId, var link)) {
            transactions.run(connection -> store.remember(connection, destination, conversation, dialogId, chatId));
        }
        return opened;
    }

    private CrmAnswer say(CrmChat chat, Delivery delivery, DialogFacts dialog, JsonNode event) {
        CrmAnswer last = new CrmAnswer.Done("", "");
        boolean edited = delivery.eventType().equals("MessageEdited");
        try {
            for (ChatLine line : ChatLines.of(event, dialog, id -> link(delivery.accountId(), id))) {
                CrmAnswer answer = edited ? chat.edit(line) : chat.say(line);
                if (!(answer instanceof CrmAnswer.Done)) {
                    return answer;
                }
                last = answer;
            }
            return last;
        } catch (UncheckedIOException e) {
            return new CrmAnswer.Again(null, "the files cannot be had now", null);
        }
    }

    private Optional<String> link(AccountId account, String attachmentId) {
        return files.path(account, attachmentId)
                .map(path -> config.door().resolve(path).toString());
    }
}
