package chat.parley.integration.export;

import chat.parley.integration.crm.CrmCarrierClient;
import chat.parley.integration.delivery.DeliveryStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Stops exports, and takes back what they told and nobody has tried to bring yet [P-16]. */
@ApplicationScoped
public class CancellationStore {
    private final ExportStore exports;
    private final DeliveryStore deliveries;

    CancellationStore(ExportStore exports, DeliveryStore deliveries) {
        this.exports = exports;
        this.deliveries = deliveries;
    }

    /** Stops the connection's export if it runs; empty when there was none. One that is over stays as it is. */
    Optional<Cancelled> cancel(Connection connection, String destinationId, Instant now) throws SQLException {
        boolean ended = exports.end(connection, destinationId, Export.State.CANCELLED, "", now);
        String past = CrmCarrierClient.OF_THE_PAST;
        int removed = ended ? deliveries.withdraw(connection, destinationId, past, now) : 0;
        exports.takeBack(connection, destinationId, removed);
        int inFlight = ended ? deliveries.open(connection, destinationId, past) : 0;
        return exports.find(connection, destinationId).map(export -> new Cancelled(export, removed, inFlight));
    }
}
