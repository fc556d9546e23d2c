package chat.parley.integration.crm;

import chat.parley.contracts.message.Attachment;
import chat.parley.integration.delivery.Delivery;
import chat.parley.integration.dialog.DialogFacts;
import chat.parley.persistence.TransactionStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * Brings the files of dialogs into CRMs. Each that was taken is noted at once, so that an attempt that breaks off goes on
 * with the next; one that is too large, or that the CRM refuses, holds up no other.
 */
@ApplicationScoped
class CrmFileClient {
    /** Whole files are held meanwhile. */
    private static final int AT_ONCE = 4;

    private final DialogFiles files;
    private final CrmStore store;
    private final TransactionStore transactions;
    private final Semaphore room = new Semaphore(AT_ONCE);

    CrmFileClient(DialogFiles files, CrmStore store, TransactionStore transactions) {
        this.files = files;
        this.store = store;
        this.transactions = transactions;
    }

    /** Brings those files of the dialog that its record has not; done when none is left. */
    CrmAnswer bring(Crm crm, String recordId, Delivery delivery, DialogFacts dialog) {
        String destination = delivery.destinationId();
        String dialogId = String.valueOf(dialog.text("dialogId"));
        CrmAnswer came = new CrmAnswer.Done(recordId, "");
        try {
            List<Attachment> all = files.of(delivery.accountId(), delivery.conversationId(), dialogId);
            Set<String> there = all.isEmpty()
                    ? Set.of()
                    : transactions.run(connection -> store.files(connection, destination, dialogId));
            var brought = new HashSet<>(there);
            for (Attachment file : all) {
                String id = file.attachmentId().value();
                if (file.size() > crm.mostFileBytes() || !brought.add(id)) {
                    continue;
                }
                CrmAnswer answer = bring(crm, recordId, delivery, file);
                switch (answer) {
                    case CrmAnswer.Done done ->
                        transactions.run(connection -> store.rememberFile(connection, destination, dialogId, id));
                    case CrmAnswer.Refused refused -> came = refused;
                    case CrmAnswer.Again again -> {
                        return again;
                    }
                    case CrmAnswer.Unauthorized unauthorized -> {
                        return unauthorized;
                    }
                }
            }
            return came;
        } catch (UncheckedIOException e) {
            return new CrmAnswer.Again(null, "the files cannot be had now", null);
        }
    }

    private CrmAnswer bring(Crm crm, String recordId, Delivery delivery, Attachment file) {
        room.acquireUninterruptibly();
        try {
            Optional<byte[]> bytes = files.bytes(delivery.accountId(), file);
            return bytes.isEmpty()
                    ? new CrmAnswer.Done(recordId, "")
                    : crm.attach(
                            recordId,
                            new CrmFile(file.attachmentId().value(), file.name(), file.mediaType(), bytes.get()),
                            delivery.attempts() > 1);
        } finally {
            room.release();
        }
    }
}
