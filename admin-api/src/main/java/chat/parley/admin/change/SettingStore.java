package chat.parley.admin.change;

import chat.parley.admin.audit.AuditAction;
import chat.parley.admin.audit.AuditStore;
import chat.parley.admin.field.Fields;
import chat.parley.admin.key.ChannelSecrets;
import chat.parley.admin.relay.OutboxStore;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.settings.Access;
import chat.parley.contracts.settings.Classification;
import chat.parley.contracts.settings.RuleSetting;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.contracts.settings.Visits;
import chat.parley.platform.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Settings of every kind in the database. A change holds the account's own row until it commits: changes of one account
 * follow each other, so a check («does this department exist?») still holds at the commit, and the outbox is in the
 * order of the versions.
 */
@ApplicationScoped
@Transactional
public class SettingStore implements PanacheRepositoryBase<SettingRow, String> {
    private final EntityManager entities;
    private final OutboxStore outbox;
    private final AuditStore audit;
    private final ChannelSecrets secrets;

    public SettingStore(EntityManager entities, OutboxStore outbox, AuditStore audit, ChannelSecrets secrets) {
        this.entities = entities;
        this.outbox = outbox;
        this.audit = audit;
        this.secrets = secrets;
    }

    /** All that the account has set; {@code not-found} when the account was never opened here. */
    public Settings read(AccountId account) {
        List<Setting> things = find("accountId = ?1 and removed = false", account.value()).stream()
                .map(SettingRow::setting)
                .toList();
        Setting.Account own = things.stream()
                .filter(Setting.Account.class::isInstance)
                .map(Setting.Account.class::cast)
                .findFirst()
                .orElseThrow(SettingStore::notFound);
        return new Settings(own, things);
    }

    /** As {@link #read}, after waiting for the account's other changes; those that come later wait for this one. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Settings begin(AccountId account) {
        String key = account.value() + "/" + SettingRow.kindOf(Setting.Account.class) + "/" + account.value();
        entities.find(SettingRow.class, key, LockModeType.PESSIMISTIC_WRITE);
        return read(account);
    }

    /** The row of a thing, removed or not; ids are unique in their kind over all accounts. */
    public Optional<SettingRow> row(Class<? extends Setting> kind, String id) {
        return find("kind = ?1 and id = ?2", SettingRow.kindOf(kind), id).firstResultOptional();
    }

    /** Makes a new thing. */
    public <S extends Setting> S create(Author author, AccountId account, Class<S> kind, String id, Draft<S> draft) {
        return write(author, null, checked(begin(account), kind, id, draft));
    }

    /** Replaces a thing. */
    public <S extends Setting> S change(Author author, AccountId account, Class<S> kind, String id, Draft<S> draft) {
        Settings settings = begin(account);
        S before = settings.find(kind, id).orElseThrow(SettingStore::notFound);
        return write(author, before, checked(settings, before, draft));
    }

    /**
     * Replaces what an account has one of.
     *
     * @param unsaved what holds while none was saved, with version 0
     */
    public <S extends Setting> S save(
            Author author, AccountId account, Class<S> kind, Function<AccountId, S> unsaved, Draft<S> draft) {
        Settings settings = begin(account);
        Optional<S> before = settings.find(kind, account.value());
        S after = checked(settings, before.orElseGet(() -> unsaved.apply(account)), draft);
        return write(author, before.orElse(null), after);
    }

    /** @throws ProblemException with {@code still-in-use} while something else names it */
    public void remove(
            Author author, AccountId account, Class<? extends Setting> kind, String id, @Nullable Long read) {
        Settings settings = begin(account);
        remove(author, settings, settings.find(kind, id).orElseThrow(SettingStore::notFound), read);
    }

    /** As the other, of what is known already. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void remove(Author author, Settings settings, Setting before, @Nullable Long read) {
        long version = Versions.next(before.version(), read);
        refuseUsed(settings, before);
        write(author, before, SettingRow.gone(before, version));
    }

    /** A new thing as it would be saved; nothing is saved. */
    @Transactional(Transactional.TxType.MANDATORY)
    public <S extends Setting> S checked(Settings settings, Class<S> kind, String id, Draft<S> draft) {
        // A removed thing may come back, and its version must go on rising.
        long version = row(kind, id).map(row -> row.version + 1).orElse(1L);
        var fields = new Fields();
        S after = draft.read(fields, new Draft.Place<>(settings, id, version, null));
        check(settings, after, fields);
        return secrets.seal(after, null);
    }

    /** A changed thing as it would be saved; nothing is saved. */
    @Transactional(Transactional.TxType.MANDATORY)
    public <S extends Setting> S checked(Settings settings, S before, Draft<S> draft) {
        var fields = new Fields();
        fields.version(draft.version());
        S after = draft.read(fields, new Draft.Place<>(settings, before.id(), before.version() + 1, before));
        check(settings, after, fields);
        Versions.next(before.version(), draft.version());
        return secrets.seal(after, before);
    }

    /**
     * Stores a thing that was checked, with its audit and its way to the other services.
     *
     * @param before null for a new one
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public <S extends Setting> S write(Author author, @Nullable Setting before, S after) {
        SettingRow row = findById(after.key());
        if (row == null) {
            persist(new SettingRow().with(after));
        } else {
            row.with(after);
        }
        AuditAction action =
                after.removed() ? AuditAction.REMOVED : before == null ? AuditAction.CREATED : AuditAction.CHANGED;
        audit.append(author, action, before, after);
        outbox.append(after);
        // A name that somebody else took at the same moment is found now, while it can be answered.
        flush();
        return after;
    }

    /** The one answer to an id that is unknown, removed or of another account: nothing tells them apart [P-21]. */
    public static ProblemException notFound() {
        return new ProblemException(ErrorCode.NOT_FOUND, "nothing with this id exists in your account");
    }

    private static void check(Settings settings, Setting after, Fields fields) {
        for (Reference reference : Reference.of(after)) {
            if (fields.isGood(reference.field()) && settings.things().stream().noneMatch(reference::names)) {
                fields.refuse(reference.field(), "names no " + reference.noun() + " of the account: " + reference.id());
            }
        }
        if (isNamedOnce(after) && fields.isGood("name")) {
            String name = Settings.name(after);
            boolean taken = settings.all(after.getClass()).stream()
                    .anyMatch(other -> !other.id().equals(after.id())
                            && Settings.name(other).equalsIgnoreCase(name));
            if (taken) {
                fields.taken("name", "is another one's already");
            }
        }
        fields.done();
    }

    private static boolean isNamedOnce(Setting setting) {
        return setting instanceof Setting.Department || setting instanceof TimeSetting.Calendar;
    }

    private static void refuseUsed(Settings settings, Setting before) {
        Map<String, Long> users = settings.things().stream()
                .filter(thing -> Reference.of(thing).stream().anyMatch(reference -> reference.names(before)))
                .collect(Collectors.groupingBy(SettingStore::plural, TreeMap::new, Collectors.counting()));
        if (!users.isEmpty()) {
            String list = users.entrySet().stream()
                    .map(user -> user.getKey() + ": " + user.getValue())
                    .collect(Collectors.joining(", "));
            throw new ProblemException(ErrorCode.STILL_IN_USE, "this is still used by " + list);
        }
    }

    private static String plural(Setting setting) {
        return switch (setting) {
            case Setting.Account a -> "the account";
            case Setting.Keys k -> "the keys";
            case Setting.Department d -> "departments";
            case Setting.Operator o -> "operators";
            case Setting.Channel c -> "channels";
            case Setting.Placement p -> "placements";
            case TimeSetting.Distribution d -> "the distribution";
            case TimeSetting.Times t -> "the times";
            case Access a -> "the access";
            case Visits v -> "the visits";
            case Classification c -> "the classification";
            case TimeSetting.Calendar c -> "calendars";
            case RuleSetting.KeywordRule r -> "keyword rules";
            case RuleSetting.Sla s -> "service levels";
            case RuleSetting.Automation a -> "automations";
        };
    }
}
