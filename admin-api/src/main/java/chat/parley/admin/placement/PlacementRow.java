package chat.parley.admin.placement;

import chat.parley.admin.change.SettingRow;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.settings.Setting;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A placement, as it is stored. */
@Entity
@Table(name = "placement")
public class PlacementRow extends SettingRow {
    @Id
    @Column(name = "placement_id")
    public String placementId;

    @Column(name = "account_id")
    public String accountId;

    @Column(name = "channel_id")
    public String channelId;

    @Column(name = "name")
    public String name;

    @Column(name = "language")
    public String language;

    @Column(name = "department_id")
    public @Nullable String departmentId;

    @Column(name = "title")
    public String title;

    @Column(name = "greeting")
    public String greeting;

    @Column(name = "colour")
    public String colour;

    @Column(name = "side")
    public String side;

    PlacementRow with(Setting.Placement setting) {
        placementId = setting.placementId().value();
        accountId = setting.accountId().value();
        version = setting.version();
        removed = setting.removed();
        channelId = setting.channelId().value();
        name = setting.name();
        language = setting.language();
        DepartmentId department = setting.departmentId();
        departmentId = department == null ? null : department.value();
        title = setting.title();
        greeting = setting.greeting();
        colour = setting.colour();
        side = setting.side();
        return this;
    }

    @Override
    public Setting.Placement setting() {
        return new Setting.Placement(
                new AccountId(accountId),
                version,
                removed,
                new PlacementId(placementId),
                new ChannelId(channelId),
                name,
                language,
                departmentId == null ? null : new DepartmentId(departmentId),
                title,
                greeting,
                colour,
                side);
    }
}
