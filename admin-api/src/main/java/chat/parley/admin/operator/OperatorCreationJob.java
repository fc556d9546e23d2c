package chat.parley.admin.operator;

import chat.parley.admin.change.Author;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.settings.Setting;
import chat.parley.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Creates operators here and at the identity provider, and cleans away what a failure or a crash left between the
 * two. An operator is visible only once both have them.
 */
@ApplicationScoped
public class OperatorCreationJob {
    private static final Logger LOG = Logger.getLogger(OperatorCreationJob.class);

    /** No creation takes longer; an older one is a dead process's. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final OperatorCreationStore creations;
    private final IdentityProvider identity;
    private final TemporaryPasswords passwords;
    private final InstantSource clock;
    private final Supplier<String> ids;

    public OperatorCreationJob(
            OperatorCreationStore creations,
            IdentityProvider identity,
            TemporaryPasswords passwords,
            InstantSource clock,
            Supplier<String> ids) {
        this.creations = creations;
        this.identity = identity;
        this.passwords = passwords;
        this.clock = clock;
        this.ids = ids;
    }

    /** A new operator and the password of their first login. */
    public record Newcomer(Setting.Operator operator, String temporaryPassword) {
        @Override
        public String toString() {
            return "Newcomer[" + operator.operatorId() + "]"; // the password never reaches a log
        }
    }

    /**
     * Creates an operator.
     *
     * @throws ProblemException with {@code unavailable} when the identity provider does not work; nothing is visible
     *     then, and a repeat starts anew
     */
    public Newcomer create(Author author, AccountId account, OperatorDraft draft) {
        cleanQuietly();
        String creationId = ids.get();
        OperatorCreationStore.Begun begun = creations.begin(account, draft, creationId, clock.instant());
        String password = passwords.next();
        try {
            OperatorId id = login(begun, password);
            return new Newcomer(creations.finish(author, account, draft, creationId, id), password);
        } catch (AddressTaken e) {
            creations.forget(creationId);
            throw new ProblemException(ErrorCode.NAME_TAKEN, "somebody logs in with this address already");
        } catch (IdentityProvider.Unavailable e) {
            creations.abandon(creationId);
            throw e;
        } catch (RuntimeException e) {
            creations.abandon(creationId);
            cleanQuietly();
            throw e;
        }
    }

    /**
     * Cleans away every creation that failed or whose process died.
     *
     * @throws IdentityProvider.Unavailable when the identity provider does not work; the rest stays for later
     */
    public void clean() {
        for (OperatorCreationRow row : creations.leftOver(clock.instant().minus(PATIENCE))) {
            Optional<IdentityProvider.Login> login = identity.find(row.email);
            login.filter(found -> new AccountId(row.accountId).equals(found.account()))
                    .ifPresent(this::undo);
            creations.forget(row.creationId);
            LOG.infof("cleaned up creation %s", row.creationId);
        }
    }

    private void cleanQuietly() {
        try {
            clean();
        } catch (IdentityProvider.Unavailable e) {
            LOG.warnf("half-made logins stay for now: %s", e.getMessage());
        }
    }

    private void undo(IdentityProvider.Login login) {
        Optional<Boolean> active = creations.isActive(login.id());
        if (active.isEmpty()) {
            identity.delete(login.id());
        } else if (!active.get()) {
            identity.disable(login.id());
        }
    }

    private OperatorId login(OperatorCreationStore.Begun begun, String password) throws AddressTaken {
        OperatorId former = begun.former();
        if (former != null
                && identity.find(begun.person().email())
                        .filter(login -> login.id().equals(former))
                        .isPresent()) {
            identity.enable(former, begun.person(), password);
            return former;
        }
        return switch (identity.create(begun.person(), password)) {
            case IdentityProvider.Creation.Created created -> created.id();
            case IdentityProvider.Creation.AddressTaken taken -> adopt(begun.person(), password);
        };
    }

    /**
     * A login of this account that is no operator's was left by an attempt whose answer was lost: it is the one that
     * is wanted.
     */
    private OperatorId adopt(IdentityProvider.Person person, String password) throws AddressTaken {
        IdentityProvider.Login login = identity.find(person.email())
                .filter(found -> person.account().equals(found.account()))
                .filter(found -> creations.isActive(found.id()).isEmpty())
                .orElseThrow(AddressTaken::new);
        identity.enable(login.id(), person, password);
        return login.id();
    }

    private static final class AddressTaken extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
