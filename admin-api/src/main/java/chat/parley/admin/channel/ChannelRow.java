package chat.parley.admin.channel;

import chat.parley.admin.change.SettingRow;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.settings.Setting;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.TreeSet;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A channel, as it is stored. */
@Entity
@Table(name = "channel")
public class ChannelRow extends SettingRow {
    @Id
    @Column(name = "channel_id")
    public String channelId;

    @Column(name = "account_id")
    public String accountId;

    @Column(name = "kind")
    public String kind;

    @Column(name = "name")
    public String name;

    @Column(name = "department_id")
    public @Nullable String departmentId;

    @Column(name = "enabled")
    public boolean enabled;

    @Column(name = "allowed_origins", columnDefinition = "text[]")
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> allowedOrigins;

    ChannelRow with(Setting.Channel setting) {
        channelId = setting.channelId().value();
        accountId = setting.accountId().value();
        version = setting.version();
        removed = setting.removed();
        kind = setting.kind().value();
        name = setting.name();
        DepartmentId department = setting.departmentId();
        departmentId = department == null ? null : department.value();
        enabled = setting.enabled();
        allowedOrigins = List.copyOf(new TreeSet<>(setting.allowedOrigins()));
        return this;
    }

    @Override
    public Setting.Channel setting() {
        return new Setting.Channel(
                new AccountId(accountId),
                version,
                removed,
                new ChannelId(channelId),
                new ChannelKind(kind),
                name,
                departmentId == null ? null : new DepartmentId(departmentId),
                enabled,
                new TreeSet<>(allowedOrigins));
    }
}
