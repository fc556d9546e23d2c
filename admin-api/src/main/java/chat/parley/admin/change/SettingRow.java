package chat.parley.admin.change;

import chat.parley.contracts.settings.Setting;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;

/** What every stored setting has besides its own fields. */
@MappedSuperclass
public abstract class SettingRow {
    @Column(name = "version")
    public long version;

    @Column(name = "removed")
    public boolean removed;

    /** The row as other services read it. */
    public abstract Setting setting();
}
