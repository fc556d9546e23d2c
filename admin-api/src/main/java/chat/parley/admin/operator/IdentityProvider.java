package chat.parley.admin.operator;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.OperatorId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where operators log in. Every method may be repeated with the same arguments; a login that does not exist (any
 * more) is no failure for {@link #disable} and {@link #delete}.
 */
public interface IdentityProvider {
    /** What the provider must know of a person. */
    record Person(AccountId account, String name, String email, Role role) {}

    /**
     * A login that exists.
     *
     * @param account whose it is; null when it belongs to none
     */
    record Login(OperatorId id, @Nullable AccountId account) {}

    /** How the making of a login ended. */
    sealed interface Creation {
        /** The login exists now; its id is the operator's. */
        record Created(OperatorId id) implements Creation {}

        /** Somebody has this address already. */
        record AddressTaken() implements Creation {}
    }

    /** The provider did not answer or refused to work; whether it did what was asked is unknown. */
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Makes a login.
     *
     * @param temporaryPassword good for one login, which must change it
     * @throws chat.parley.platform.problem.ProblemException with {@code invalid-setting} when the provider does not
     *     accept the name or the address
     */
    Creation create(Person person, String temporaryPassword);

    /**
     * Makes an existing login say what {@code person} says.
     *
     * @throws chat.parley.platform.problem.ProblemException with {@code name-taken} when somebody else has the
     *     address, {@code invalid-setting} when the provider does not accept the name or the address
     */
    void update(OperatorId id, Person person);

    /** As {@link #update}, and lets the person log in again with a new temporary password. */
    void enable(OperatorId id, Person person, String temporaryPassword);

    /** Ends the person's sessions and lets them log in no more. */
    void disable(OperatorId id);

    /** Removes a login that never was an operator's. */
    void delete(OperatorId id);

    /** The login with this address. */
    Optional<Login> find(String email);
}
