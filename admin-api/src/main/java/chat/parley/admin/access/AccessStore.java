package chat.parley.admin.access;

import chat.parley.admin.change.Author;
import chat.parley.admin.change.SettingStore;
import chat.parley.admin.change.Settings;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.settings.Access;
import chat.parley.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lists of addresses in the database. */
@ApplicationScoped
@Transactional
public class AccessStore {
    private final SettingStore settings;

    public AccessStore(SettingStore settings) {
        this.settings = settings;
    }

    /** What an account has set. */
    public Optional<Access> find(AccountId account) {
        return settings.row(Access.class, account.value())
                .filter(row -> !row.removed)
                .map(row -> (Access) row.setting());
    }

    /** Those that go back by themselves, of all accounts. */
    List<Access> waiting() {
        return settings.find("kind = ?1 and removed = false", Access.class.getSimpleName()).stream()
                .map(row -> (Access) row.setting())
                .filter(access -> access.revertsAt() != null)
                .toList();
    }

    /**
     * A list that waits holds from now on for good.
     *
     * @throws ProblemException with {@code version-conflict} when it is another one or has gone back
     */
    void confirm(Author author, AccountId account, long version, Instant now) {
        Access access = present(account);
        if (access.revertsAt() != null && !now.isBefore(access.revertsAt())) {
            throw new ProblemException(ErrorCode.VERSION_CONFLICT, "its time is over; what held before holds again");
        }
        write(author, account, new AccessDraft.Settled(version, access.addresses()));
    }

    /** What was confirmed last holds again. */
    void goBack(Access waiting) {
        write(
                Author.SYSTEM,
                waiting.accountId(),
                new AccessDraft.Settled(waiting.version(), AccessDraft.settled(waiting)));
    }

    /**
     * The console may be used from everywhere.
     *
     * @throws ProblemException with {@code not-found} when the account never had a list
     */
    void open(Author author, AccountId account) {
        write(author, account, new AccessDraft.Settled(present(account).version(), ""));
    }

    private Access present(AccountId account) {
        Settings all = settings.begin(account);
        return all.find(Access.class, account.value()).orElseThrow(SettingStore::notFound);
    }

    private void write(Author author, AccountId account, AccessDraft.Settled draft) {
        settings.change(author, account, Access.class, account.value(), draft);
    }
}
