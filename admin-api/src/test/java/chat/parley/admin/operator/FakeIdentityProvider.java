package chat.parley.admin.operator;

import chat.parley.contracts.id.OperatorId;
import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Logins in memory; can be down, and can fail after it did what was asked. */
@Mock
@ApplicationScoped
public class FakeIdentityProvider implements IdentityProvider {
    /** A login as this provider keeps it. */
    public record Known(Person person, boolean enabled, String temporaryPassword) {}

    private final Map<OperatorId, Known> logins = new ConcurrentHashMap<>();
    private volatile boolean down;
    private volatile boolean losingAnswers;

    /** Refuses everything until {@link #up}. */
    public void down() {
        down = true;
    }

    /** Creates logins, but the answer never arrives, until {@link #up}. */
    public void loseAnswers() {
        losingAnswers = true;
    }

    public void up() {
        down = false;
        losingAnswers = false;
    }

    public Optional<Known> login(String id) {
        return Optional.ofNullable(logins.get(new OperatorId(id)));
    }

    /** A login that is there already. */
    public OperatorId given(Person person) {
        var id = new OperatorId(UUID.randomUUID().toString());
        logins.put(id, new Known(person, true, ""));
        return id;
    }

    @Override
    public Creation create(Person person, String temporaryPassword) {
        requireUp();
        if (find(person.email()).isPresent()) {
            return new Creation.AddressTaken();
        }
        OperatorId id = given(person);
        logins.put(id, new Known(person, true, temporaryPassword));
        if (losingAnswers) {
            throw new Unavailable("the answer was lost", null);
        }
        return new Creation.Created(id);
    }

    @Override
    public void update(OperatorId id, Person person) {
        requireUp();
        logins.compute(id, (key, known) -> new Known(person, true, known == null ? "" : known.temporaryPassword()));
    }

    @Override
    public void enable(OperatorId id, Person person, String temporaryPassword) {
        requireUp();
        logins.put(id, new Known(person, true, temporaryPassword));
    }

    @Override
    public void disable(OperatorId id) {
        requireUp();
        logins.computeIfPresent(id, (key, known) -> new Known(known.person(), false, known.temporaryPassword()));
    }

    @Override
    public void delete(OperatorId id) {
        requireUp();
        logins.remove(id);
    }

    @Override
    public Optional<Login> find(String email) {
        requireUp();
        return logins.entrySet().stream()
                .filter(entry -> entry.getValue().person().email().equals(email))
                .map(entry ->
                        new Login(entry.getKey(), entry.getValue().person().account()))
                .findFirst();
    }

    private void requireUp() {
        if (down) {
            throw new Unavailable("the provider is down", null);
        }
    }
}
