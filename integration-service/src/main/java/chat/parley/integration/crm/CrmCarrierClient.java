package chat.parley.integration.crm;

import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.integration.delivery.Carrier;
import chat.parley.integration.delivery.Delivery;
import chat.parley.integration.delivery.Verdict;
import chat.parley.integration.destination.Destination;
import chat.parley.integration.destination.DestinationKind;
import chat.parley.integration.dialog.DialogFacts;
import chat.parley.integration.installation.IntegrationConfig;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Writes into CRMs what deliveries say: the record at the beginning, who the visitor is, each message where there are
 * chats, the transcript and the files at the end.
 */
@ApplicationScoped
public class CrmCarrierClient implements Carrier {
    /** The type of deliveries that tell of dialogs which were over before anybody was to be told. */
    public static final String OF_THE_PAST = "PastDialog";

    private final CrmClient crms;
    private final CrmStore store;
    private final Transcripts transcripts;
    private final CrmFileClient files;
    private final ChatClient chats;
    private final TransactionStore transactions;
    private final IntegrationConfig config;

    CrmCarrierClient(
            CrmClient crms,
            CrmStore store,
            Transcripts transcripts,
            CrmFileClient files,
            ChatClient chats,
            TransactionStore transactions,
            IntegrationConfig config) {
        this.crms = crms;
        this.store = store;
        this.transcripts = transcripts;
        this.files = files;
        this.chats = chats;
        this.transactions = transactions;
        this.config = config;
    }

    @Override
    public Set<DestinationKind> kinds() {
        return Set.of(DestinationKind.CRM);
    }

    @Override
    public Carried carry(Delivery delivery, Destination destination, Instant at) {
        return switch (answer(delivery, destination, at)) {
            case CrmAnswer.Done done -> new Carried(200, null, done.link(), new Verdict.Delivered());
            case CrmAnswer.Again(var status, var reason, var asked) ->
                new Carried(status, status == null ? reason : null, null, new Verdict.Again(reason, asked));
            case CrmAnswer.Unauthorized(var status, var reason) ->
                // Whoever looks after the CRM can mend it within the day; nothing is lost meanwhile.
                new Carried(status, null, reason, new Verdict.Again("credentials: " + reason, null));
            case CrmAnswer.Refused(var status, var reason) ->
                new Carried(status, null, reason, new Verdict.Hopeless(reason));
        };
    }

    private CrmAnswer answer(Delivery delivery, Destination destination, Instant at) {
        CrmClient.Connected connected = crms.of(destination);
        Crm crm = connected.crm();
        JsonNode body = body(delivery);
        if (!body.path("dialog").isObject()) {
            return crm.check();
        }
        DialogFacts dialog = DialogFacts.of((ObjectNode) body.path("dialog"));
        boolean past = delivery.eventType().equals(OF_THE_PAST);
        if (past && delivery.attempts() == 1 && isRecorded(destination, dialog)) {
            // It was told meanwhile like any other.
            return new CrmAnswer.Done("", "");
        }
        CrmAnswer opened = record(connected, destination, dialog, at);
        if (!(opened instanceof CrmAnswer.Done(var recordId, var link))) {
            return opened;
        }
        return switch (delivery.eventType()) {
            case "VisitorCardChanged" -> crm.identify(recordId, CrmMapping.requester(dialog));
            case "MessagePosted", "MessageEdited", "MessageStatusChanged", "ReadAdvanced", ChatClient.LOST ->
                chats.carry(crm, recordId, delivery, dialog, body);
            case "DialogClosed", OF_THE_PAST -> crm.keepsTranscripts() ? said(crm, recordId, delivery, dialog) : opened;
            default -> opened;
        };
    }

    private boolean isRecorded(Destination destination, DialogFacts dialog) {
        return transactions
                .run(connection ->
                        store.record(connection, destination.destinationId(), String.valueOf(dialog.text("dialogId"))))
                .isPresent();
    }

    /** The dialog's record: the one that is known, or the one that is found or made now. */
    private CrmAnswer record(CrmClient.Connected connected, Destination destination, DialogFacts dialog, Instant at) {
        String id = destination.destinationId();
        String dialogId = String.valueOf(dialog.text("dialogId"));
        Optional<String> known = transactions.run(connection -> store.record(connection, id, dialogId));
        if (known.isPresent()) {
            return new CrmAnswer.Done(known.get(), "");
        }
        CrmAnswer opened = connected.crm().open(connected.settings().mapping().ticket(dialog, config.door()));
        if (opened instanceof CrmAnswer.Done done) {
            var conversationId = new ConversationId(String.valueOf(dialog.text("conversationId")));
            var recorded = new Recorded(new DialogId(dialogId), conversationId);
            transactions.run(connection -> store.remember(connection, id, recorded, done, at));
        }
        return opened;
    }

    /** What was said in the dialog, and then its files, one after the other. */
    private CrmAnswer said(Crm crm, String recordId, Delivery delivery, DialogFacts dialog) {
        CrmAnswer transcript = transcript(crm, recordId, delivery, dialog);
        return transcript instanceof CrmAnswer.Done && crm.mostFileBytes() > 0
                ? files.bring(crm, recordId, delivery, dialog)
                : transcript;
    }

    private CrmAnswer transcript(Crm crm, String recordId, Delivery delivery, DialogFacts dialog) {
        try {
            String dialogId = String.valueOf(dialog.text("dialogId"));
            Optional<String> text = transcripts.of(delivery.accountId(), dialogId);
            return text.isEmpty()
                    ? new CrmAnswer.Refused(404, "the dialog has no transcript any more")
                    : crm.comment(
                            recordId,
                            "[parley " + delivery.messageId() + "]",
                            text.get() + "\n" + CrmMapping.dialogUrl(dialog, config.door()),
                            delivery.attempts() > 1);
        } catch (UncheckedIOException e) {
            return new CrmAnswer.Again(null, "the transcript cannot be had now", null);
        }
    }

    private static JsonNode body(Delivery delivery) {
        try {
            return Json.mapper().readTree(delivery.body());
        } catch (IOException e) {
            throw new UncheckedIOException("bodies are JSON", e);
        }
    }
}
