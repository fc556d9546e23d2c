package chat.parley.admin.placement;

import chat.parley.admin.change.Author;
import chat.parley.admin.change.ChangeStore;
import chat.parley.admin.change.Versions;
import chat.parley.admin.channel.ChannelStore;
import chat.parley.admin.department.DepartmentStore;
import chat.parley.admin.field.Fields;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.settings.Setting;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Placements in the database. */
@ApplicationScoped
@Transactional
public class PlacementStore implements PanacheRepositoryBase<PlacementRow, String> {
    private final ChangeStore changes;
    private final ChannelStore channels;
    private final DepartmentStore departments;
    private final Supplier<String> ids;

    public PlacementStore(
            ChangeStore changes, ChannelStore channels, DepartmentStore departments, Supplier<String> ids) {
        this.changes = changes;
        this.channels = channels;
        this.departments = departments;
        this.ids = ids;
    }

    /** The account's placements, by name. */
    public List<Setting.Placement> all(AccountId account) {
        return find("accountId = ?1 and removed = false order by name, placementId", account.value()).stream()
                .map(PlacementRow::setting)
                .toList();
    }

    public Setting.Placement get(AccountId account, String id) {
        return row(account, id).setting();
    }

    public Setting.Placement create(Author author, AccountId account, PlacementDraft draft) {
        return create(author, account, new PlacementId(ids.get()), draft);
    }

    /** As {@link #create(Author, AccountId, PlacementDraft)}, with an id that is known before. */
    public Setting.Placement create(Author author, AccountId account, PlacementId id, PlacementDraft draft) {
        changes.begin(account);
        Setting.Placement created = checked(account, id, draft, null);
        persist(new PlacementRow().with(created));
        changes.created(author, created);
        return created;
    }

    public Setting.Placement change(Author author, AccountId account, String id, PlacementDraft draft) {
        changes.begin(account);
        PlacementRow row = row(account, id);
        Setting.Placement before = row.setting();
        Setting.Placement after = checked(account, before.placementId(), draft, before);
        Versions.next(before.version(), draft.version());
        row.with(after);
        changes.changed(author, before, after);
        return after;
    }

    public void remove(Author author, AccountId account, String id, @Nullable Long read) {
        changes.begin(account);
        PlacementRow row = row(account, id);
        Setting.Placement before = row.setting();
        var after = new Setting.Placement(
                account,
                Versions.next(before.version(), read),
                true,
                before.placementId(),
                before.channelId(),
                before.name(),
                before.language(),
                before.departmentId(),
                before.title(),
                before.greeting(),
                before.colour(),
                before.side());
        row.with(after);
        changes.removed(author, before, after);
    }

    private Setting.Placement checked(
            AccountId account, PlacementId id, PlacementDraft draft, Setting.@Nullable Placement present) {
        var fields = new Fields();
        Setting.Placement placement = draft.read(fields, account, id, present);
        boolean channelExists = channels.all(account).stream()
                .anyMatch(channel -> channel.channelId().equals(placement.channelId()));
        if (draft.channelId() != null && !channelExists) {
            fields.refuse("channelId", "names a channel that does not exist");
        }
        DepartmentId department = placement.departmentId();
        departments.check(account, fields, "departmentId", department == null ? Set.of() : Set.of(department));
        fields.done();
        return placement;
    }

    private PlacementRow row(AccountId account, String id) {
        return find("placementId = ?1 and accountId = ?2 and removed = false", id, account.value())
                .firstResultOptional()
                .orElseThrow(ChangeStore::notFound);
    }
}
