package chat.parley.integration.export;

import chat.parley.integration.crm.ContactList;
import chat.parley.integration.crm.ContactLists;
import chat.parley.integration.crm.CrmAnswer;
import chat.parley.integration.destination.Destination;
import chat.parley.integration.destination.DestinationStore;
import chat.parley.persistence.TransactionStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hands over one page of an export. How far it came is noted after the page is taken, so a process that dies in between
 * leaves the page to be handed over again; the list knows its contacts and keeps each once.
 */
@ApplicationScoped
class ExportPageJob {
    /** Whoever has not finished a page by then is taken for dead. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private final TransactionStore transactions;
    private final ExportStore exports;
    private final DestinationStore destinations;
    private final ContactLists lists;
    private final Contacts contacts;
    private final HistoryPageJob past;
    private final Clock clock;

    ExportPageJob(
            TransactionStore transactions,
            ExportStore exports,
            DestinationStore destinations,
            ContactLists lists,
            Contacts contacts,
            HistoryPageJob past,
            Clock clock) {
        this.transactions = transactions;
        this.exports = exports;
        this.destinations = destinations;
        this.lists = lists;
        this.contacts = contacts;
        this.past = past;
        this.clock = clock;
    }

    /** Takes the export that waits longest for its next page; empty when none waits. */
    Optional<Export> claim() {
        return transactions.run(connection ->
                exports.claim(connection, clock.instant(), clock.instant().plus(LEASE)));
    }

    /** Hands over the next page of an export that was claimed. */
    void handOver(Export export) {
        Optional<Destination> destination =
                transactions.run(connection -> destinations.find(connection, export.destinationId()));
        if (destination.isEmpty()) {
            return;
        }
        if (!destination.get().enabled()) {
            postpone(export, "the connection is switched off", null);
            return;
        }
        Optional<ContactList> list = lists.contactList(destination.get());
        try {
            if (list.isPresent()) {
                Contacts.Page page = contacts.page(
                        destination.get().accountId(),
                        export.cursor(),
                        list.get().most());
                conclude(export, page, list.get().add(page.contacts()));
            } else {
                past.handOver(export, destination.get());
            }
        } catch (UncheckedIOException e) {
            postpone(export, "what there is cannot be read now", null);
        }
    }

    private void conclude(Export export, Contacts.Page page, CrmAnswer answer) {
        switch (answer) {
            case CrmAnswer.Done done ->
                transactions.run(connection -> exports.advance(
                        connection,
                        export,
                        new Progress(page.total(), page.read(), page.contacts().size(), page.next()),
                        clock.instant()));
            case CrmAnswer.Again(var status, var reason, var asked) -> postpone(export, reason, asked);
            // Others may be entered meanwhile, and then it comes on.
            case CrmAnswer.Unauthorized(var status, var reason) -> postpone(export, reason, null);
            case CrmAnswer.Refused(var status, var reason) -> end(export, reason);
        }
    }

    private void postpone(Export export, String reason, @Nullable Duration asked) {
        Duration wait = Objects.requireNonNullElse(asked, export.patience());
        transactions.run(connection -> {
            exports.postpone(connection, export, reason, clock.instant().plus(wait));
            return true;
        });
    }

    private void end(Export export, String reason) {
        transactions.run(connection ->
                exports.end(connection, export.destinationId(), Export.State.FAILED, reason, clock.instant()));
    }
}
