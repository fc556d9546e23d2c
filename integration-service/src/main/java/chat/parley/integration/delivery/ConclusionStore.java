package chat.parley.integration.delivery;

import chat.parley.integration.destination.CircuitStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes what an attempt came to: for the delivery, for those behind it and for the destination, in one transaction. */
@ApplicationScoped
public class ConclusionStore {
    private final DeliveryStore deliveries;
    private final CircuitStore circuits;
    private final Backoff backoff;

    public ConclusionStore(DeliveryStore deliveries, CircuitStore circuits, Backoff backoff) {
        this.deliveries = deliveries;
        this.circuits = circuits;
        this.backoff = backoff;
    }

    /** @param now when the attempt ended */
    public void conclude(
            Connection connection, Delivery delivery, Delivery.Attempt attempt, Verdict verdict, Instant now)
            throws SQLException {
        String id = delivery.destinationId();
        deliveries.note(connection, delivery, attempt);
        var change = switch (verdict) {
            case Verdict.Delivered d -> {
                deliveries.finish(connection, delivery, now, null);
                yield circuits.succeeded(connection, id, now);
            }
            case Verdict.Hopeless(var reason) -> {
                deliveries.finish(connection, delivery, now, reason);
                boolean answered = attempt.status() != null;
                yield circuits.failed(connection, id, now, answered, null, reason);
            }
            case Verdict.Gone(var reason) -> {
                deliveries.finish(connection, delivery, now, reason);
                circuits.disable(connection, id, now, "the endpoint says that it is gone");
                yield CircuitStore.Change.SWITCHED_OFF;
            }
            case Verdict.Again(var reason, var asked) -> {
                again(connection, delivery, now, reason, asked);
                yield circuits.failed(connection, id, now, false, asked, reason);
            }
        };
        if (change == CircuitStore.Change.RECOVERED) {
            deliveries.bringForward(connection, id, now);
        }
    }

    /**
     * Nothing more is tried, and the destination is not judged by it.
     *
     * @param now when the attempt ended
     */
    void letGo(Connection connection, Delivery delivery, Delivery.Attempt attempt, String reason, Instant now)
            throws SQLException {
        deliveries.note(connection, delivery, attempt);
        deliveries.finish(connection, delivery, now, reason);
    }

    private void again(Connection connection, Delivery delivery, Instant now, String reason, @Nullable Duration asked)
            throws SQLException {
        Instant began = Objects.requireNonNullElse(delivery.roundBeganAt(), now);
        int failures = deliveries.attemptsSince(connection, delivery, began);
        Optional<Instant> next = backoff.next(Math.max(1, failures), began, now, asked);
        if (next.isPresent()) {
            deliveries.postpone(connection, delivery, next.get(), reason);
        } else {
            deliveries.finish(connection, delivery, now, "given up after a day: " + reason);
        }
    }
}
