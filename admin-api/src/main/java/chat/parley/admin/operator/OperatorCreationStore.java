package chat.parley.admin.operator;

import chat.parley.admin.change.Author;
import chat.parley.admin.change.SettingRow;
import chat.parley.admin.change.SettingStore;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.settings.Setting;
import chat.parley.platform.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The steps of creating an operator, one transaction each, so that a crash between them can be told and cleaned. */
@ApplicationScoped
@Transactional
public class OperatorCreationStore implements PanacheRepositoryBase<OperatorCreationRow, String> {
    /** Stands for the id that the identity provider has not given yet. */
    private static final OperatorId UNBORN = new OperatorId("unborn");

    private final SettingStore settings;
    private final OperatorStore operators;

    public OperatorCreationStore(SettingStore settings, OperatorStore operators) {
        this.settings = settings;
        this.operators = operators;
    }

    /**
     * A creation that may go on.
     *
     * @param former the removed operator with this address, whose login exists; null for none
     */
    record Begun(IdentityProvider.Person person, @Nullable OperatorId former) {}

    /** First step: everything is checked, and the address is held. */
    Begun begin(AccountId account, OperatorDraft draft, String creationId, Instant now) {
        Setting.Operator wanted = operators.checked(account, UNBORN, draft);
        String email = wanted.email();
        if (findByIdOptional(email).isPresent()) {
            throw new ProblemException(ErrorCode.NAME_TAKEN, "an operator with this address is being created");
        }
        var row = new OperatorCreationRow();
        row.email = email;
        row.creationId = creationId;
        row.accountId = account.value();
        row.startedAt = now;
        persistAndFlush(row);
        return new Begun(OperatorStore.person(wanted), former(account, email));
    }

    /** Last step: the operator exists, the creation does not. */
    Setting.Operator finish(Author author, AccountId account, OperatorDraft draft, String creationId, OperatorId id) {
        if (delete("creationId", creationId) != 1) {
            throw new ProblemException(ErrorCode.UNAVAILABLE, "the creation took too long and was undone; try again");
        }
        return operators.add(author, account, id, draft);
    }

    /** Gives the address free; nothing of the creation is left. */
    void forget(String creationId) {
        delete("creationId", creationId);
    }

    /** Leaves the creation to be cleaned away. */
    void abandon(String creationId) {
        update("abandoned = true where creationId = ?1", creationId);
    }

    /** Creations that failed or whose process died, oldest first. */
    List<OperatorCreationRow> leftOver(Instant startedBefore) {
        return list("abandoned = true or startedAt < ?1", Sort.by("startedAt"), startedBefore);
    }

    /** Whether the operator is there; empty when there never was one with this id. */
    Optional<Boolean> isActive(OperatorId id) {
        return settings.row(Setting.Operator.class, id.value()).map(row -> !row.removed);
    }

    private @Nullable OperatorId former(AccountId account, String email) {
        return settings
                .find("accountId = ?1 and kind = 'Operator' and removed = true order by version desc", account.value())
                .stream()
                .map(SettingRow::setting)
                .map(Setting.Operator.class::cast)
                .filter(operator -> operator.email().equals(email))
                .map(Setting.Operator::operatorId)
                .findFirst()
                .orElse(null);
    }
}
