package chat.parley.admin.channel;

import chat.parley.admin.change.Author;
import chat.parley.admin.change.ChangeStore;
import chat.parley.admin.change.Versions;
import chat.parley.admin.department.DepartmentStore;
import chat.parley.admin.field.Fields;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.settings.Setting;
import chat.parley.platform.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Channels in the database. */
@ApplicationScoped
@Transactional
public class ChannelStore implements PanacheRepositoryBase<ChannelRow, String> {
    private final ChangeStore changes;
    private final DepartmentStore departments;
    private final EntityManager entities;
    private final Supplier<String> ids;

    public ChannelStore(
            ChangeStore changes, DepartmentStore departments, EntityManager entities, Supplier<String> ids) {
        this.changes = changes;
        this.departments = departments;
        this.entities = entities;
        this.ids = ids;
    }

    /** The account's channels, by name. */
    public List<Setting.Channel> all(AccountId account) {
        return find("accountId = ?1 and removed = false order by name, channelId", account.value()).stream()
                .map(ChannelRow::setting)
                .toList();
    }

    public Setting.Channel get(AccountId account, String id) {
        return row(account, id).setting();
    }

    public Setting.Channel create(Author author, AccountId account, ChannelDraft draft) {
        return create(author, account, new ChannelId(ids.get()), draft);
    }

    /** As {@link #create(Author, AccountId, ChannelDraft)}, with an id that is known before. */
    public Setting.Channel create(Author author, AccountId account, ChannelId id, ChannelDraft draft) {
        changes.begin(account);
        Setting.Channel created = checked(account, id, draft, null);
        persist(new ChannelRow().with(created));
        changes.created(author, created);
        return created;
    }

    public Setting.Channel change(Author author, AccountId account, String id, ChannelDraft draft) {
        changes.begin(account);
        ChannelRow row = row(account, id);
        Setting.Channel before = row.setting();
        Setting.Channel after = checked(account, before.channelId(), draft, before);
        Versions.next(before.version(), draft.version());
        row.with(after);
        changes.changed(author, before, after);
        return after;
    }

    /** @throws ProblemException with {@code still-in-use} while it has placements */
    public void remove(Author author, AccountId account, String id, @Nullable Long read) {
        changes.begin(account);
        ChannelRow row = row(account, id);
        Setting.Channel before = row.setting();
        long version = Versions.next(before.version(), read);
        long placements = entities.createQuery(
                        "select count(*) from PlacementRow p where p.channelId = :id and not p.removed", Long.class)
                .setParameter("id", id)
                .getSingleResult();
        if (placements > 0) {
            throw new ProblemException(ErrorCode.STILL_IN_USE, placements + " placements belong to this channel");
        }
        var after = new Setting.Channel(
                account,
                version,
                true,
                before.channelId(),
                before.kind(),
                before.name(),
                before.departmentId(),
                before.enabled(),
                before.allowedOrigins());
        row.with(after);
        changes.removed(author, before, after);
    }

    private Setting.Channel checked(
            AccountId account, ChannelId id, ChannelDraft draft, Setting.@Nullable Channel present) {
        var fields = new Fields();
        Setting.Channel channel = draft.read(fields, account, id, present);
        DepartmentId department = channel.departmentId();
        departments.check(account, fields, "departmentId", department == null ? Set.of() : Set.of(department));
        fields.done();
        return channel;
    }

    private ChannelRow row(AccountId account, String id) {
        return find("channelId = ?1 and accountId = ?2 and removed = false", id, account.value())
                .firstResultOptional()
                .orElseThrow(ChangeStore::notFound);
    }
}
