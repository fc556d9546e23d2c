package chat.parley.integration.export;

import chat.parley.contracts.id.AccountId;
import chat.parley.integration.crm.CrmCarrierClient;
import chat.parley.integration.crm.CrmStore;
import chat.parley.integration.delivery.DeliveryStore;
import chat.parley.integration.delivery.Message;
import chat.parley.integration.delivery.NewDelivery;
import chat.parley.integration.destination.Destination;
import chat.parley.integration.dialog.DialogFacts;
import chat.parley.integration.dialog.DialogStore;
import chat.parley.persistence.TransactionStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Hands over one page of the past: each dialog that has no record yet becomes a delivery like any other, in the
 * transaction that notes how far the export came. So a process that dies loses nothing and tells nothing twice, and
 * order, repeats and the log are those of what happens now.
 */
@ApplicationScoped
class HistoryPageJob {
    /** So many wait at once, so that what happens now never waits behind the whole past. */
    static final int MOST = 20;

    private static final Duration REST = Duration.ofSeconds(2);

    private final TransactionStore transactions;
    private final ExportStore exports;
    private final CrmStore crms;
    private final DialogStore dialogs;
    private final DeliveryStore deliveries;
    private final History history;
    private final Clock clock;

    HistoryPageJob(
            TransactionStore transactions,
            ExportStore exports,
            CrmStore crms,
            DialogStore dialogs,
            DeliveryStore deliveries,
            History history,
            Clock clock) {
        this.transactions = transactions;
        this.exports = exports;
        this.crms = crms;
        this.dialogs = dialogs;
        this.deliveries = deliveries;
        this.history = history;
        this.clock = clock;
    }

    /** Hands over the next page, or waits until enough of those before it are told. */
    void handOver(Export export, Destination destination) {
        int open = transactions.run(
                connection -> deliveries.open(connection, destination.destinationId(), CrmCarrierClient.OF_THE_PAST));
        History.@Nullable Page page =
                open >= MOST ? null : history.page(destination.accountId(), export.cursor(), MOST);
        Instant now = clock.instant();
        transactions.run(connection -> {
            if (page == null || (page.next() == null && open > 0)) {
                exports.rest(connection, export, now.plus(REST));
            } else if (exports.hold(connection, export)) {
                // The export first and the lanes after it, as whoever cancels does: nothing is told once it was ended.
                int told = tell(connection, destination, page, now);
                var progress = new Progress(page.total(), page.dialogs().size(), told, page.next());
                exports.advance(connection, export, progress, now);
            }
            return true;
        });
    }

    private int tell(Connection connection, Destination destination, History.Page page, Instant now)
            throws SQLException {
        AccountId account = destination.accountId();
        var byKey = new HashMap<DialogStore.Key, DialogFacts>();
        for (DialogFacts dialog : page.dialogs()) {
            byKey.put(new DialogStore.Key(account, id(dialog)), dialog);
        }
        Set<String> there = crms.recorded(
                connection,
                destination.destinationId(),
                page.dialogs().stream().map(HistoryPageJob::id).collect(Collectors.toSet()));
        Map<DialogStore.Key, DialogFacts> known = dialogs.find(connection, byKey.keySet());
        var fresh = new ArrayList<NewDelivery>();
        for (DialogFacts dialog : page.dialogs()) {
            if (!there.contains(id(dialog))) {
                fresh.add(delivery(destination, dialog, now));
            }
        }
        byKey.keySet().removeAll(known.keySet());
        dialogs.save(connection, byKey, now);
        return deliveries.add(connection, fresh, now);
    }

    private static NewDelivery delivery(Destination destination, DialogFacts dialog, Instant now) {
        String type = CrmCarrierClient.OF_THE_PAST;
        return new NewDelivery(
                destination.accountId(),
                destination.destinationId(),
                Objects.requireNonNull(dialog.text("conversationId"), "every dialog has a conversation"),
                Message.id("past:" + id(dialog), destination.destinationId()),
                type,
                "{\"type\":\"" + type + "\",\"timestamp\":\"" + now + "\",\"dialog\":" + dialog.json() + "}");
    }

    private static String id(DialogFacts dialog) {
        return Objects.requireNonNull(dialog.text("dialogId"), "every dialog has an id");
    }
}
