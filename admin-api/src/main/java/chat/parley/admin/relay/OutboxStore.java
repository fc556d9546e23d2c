package chat.parley.admin.relay;

import chat.parley.contracts.settings.Setting;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.InstantSource;

/** Where a change leaves its setting for the relay, in its own transaction. */
@ApplicationScoped
public class OutboxStore implements PanacheRepositoryBase<OutboxRow, Long> {
    private final InstantSource clock;
    private final Event<Appended> appended;

    public OutboxStore(InstantSource clock, Event<Appended> appended) {
        this.clock = clock;
        this.appended = appended;
    }

    /** Something is in the outbox, once the transaction commits. */
    public record Appended() {}

    @Transactional(Transactional.TxType.MANDATORY)
    public void append(Setting setting) {
        persist(OutboxRow.of(setting, clock.instant()));
        appended.fire(new Appended());
    }
}
