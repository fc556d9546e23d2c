package chat.parley.admin.operator;

import chat.parley.admin.change.Author;
import chat.parley.admin.change.SettingStore;
import chat.parley.admin.change.Settings;
import chat.parley.admin.field.Fields;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.settings.Setting;
import chat.parley.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/**
 * Operators in the database. What an operator's login must know is changed inside the same transaction, last: when
 * the identity provider fails, nothing here has changed.
 */
@ApplicationScoped
@Transactional
public class OperatorStore {
    private final SettingStore settings;
    private final IdentityProvider identity;
    private final EntityManager entities;

    public OperatorStore(SettingStore settings, IdentityProvider identity, EntityManager entities) {
        this.settings = settings;
        this.identity = identity;
        this.entities = entities;
    }

    /** Adds an operator whose login exists already, or brings back one who was removed. */
    public Setting.Operator add(Author author, AccountId account, OperatorId id, OperatorDraft draft) {
        return settings.write(author, null, checked(account, id, draft));
    }

    /** Replaces an operator, here and at the identity provider. */
    public Setting.Operator change(Author author, AccountId account, String id, OperatorDraft draft) {
        Settings present = settings.begin(account);
        Setting.Operator before = present.find(Setting.Operator.class, id).orElseThrow(SettingStore::notFound);
        Setting.Operator after = settings.checked(present, before, draft);
        refuseTaken(after);
        if (before.role() == Role.ADMINISTRATOR
                && after.role() != Role.ADMINISTRATOR
                && isLastAdministrator(present, before)) {
            throw new ProblemException(
                    ErrorCode.STILL_IN_USE, "the account's last administrator must stay administrator");
        }
        settings.write(author, before, after);
        if (!person(before).equals(person(after))) {
            identity.update(after.operatorId(), person(after));
        }
        return after;
    }

    /** Removes an operator, and ends and forbids their logins. */
    public void remove(Author author, AccountId account, String id, @Nullable Long read) {
        Settings present = settings.begin(account);
        Setting.Operator before = present.find(Setting.Operator.class, id).orElseThrow(SettingStore::notFound);
        if (author.id().equals(id)) {
            throw new ProblemException(ErrorCode.STILL_IN_USE, "nobody can remove themselves");
        }
        if (isLastAdministrator(present, before)) {
            throw new ProblemException(ErrorCode.STILL_IN_USE, "the account's last administrator cannot be removed");
        }
        settings.remove(author, present, before, read);
        identity.disable(before.operatorId());
    }

    /**
     * The draft of a new operator as it would be saved; nothing is saved.
     *
     * @throws ProblemException naming every bad field, an address in use among them
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Setting.Operator checked(AccountId account, OperatorId id, OperatorDraft draft) {
        Setting.Operator operator =
                settings.checked(settings.begin(account), Setting.Operator.class, id.value(), draft);
        refuseTaken(operator);
        return operator;
    }

    /** What the identity provider must know of an operator. */
    static IdentityProvider.Person person(Setting.Operator operator) {
        return new IdentityProvider.Person(operator.accountId(), operator.name(), operator.email(), operator.role());
    }

    private void refuseTaken(Setting.Operator operator) {
        Object others = entities.createNativeQuery(
                        "select count(*) from setting where kind = 'Operator' and not removed"
                                + " and body ->> 'email' = :email and id <> :id",
                        Long.class)
                .setParameter("email", operator.email())
                .setParameter("id", operator.operatorId().value())
                .getSingleResult();
        if (!Long.valueOf(0).equals(others)) {
            var fields = new Fields();
            fields.taken("email", "is another operator's already");
            fields.done();
        }
    }

    private static boolean isLastAdministrator(Settings settings, Setting.Operator operator) {
        return operator.role() == Role.ADMINISTRATOR
                && settings.all(Setting.Operator.class).stream()
                        .allMatch(other -> other.role() != Role.ADMINISTRATOR
                                || other.operatorId().equals(operator.operatorId()));
    }
}
