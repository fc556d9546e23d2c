package chat.parley.admin.department;

import chat.parley.admin.change.SettingRow;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.settings.Setting;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A department, as it is stored. */
@Entity
@Table(name = "department")
public class DepartmentRow extends SettingRow {
    @Id
    @Column(name = "department_id")
    public String departmentId;

    @Column(name = "account_id")
    public String accountId;

    @Column(name = "name")
    public String name;

    DepartmentRow with(Setting.Department setting) {
        departmentId = setting.departmentId().value();
        accountId = setting.accountId().value();
        version = setting.version();
        removed = setting.removed();
        name = setting.name();
        return this;
    }

    @Override
    public Setting.Department setting() {
        return new Setting.Department(new AccountId(accountId), version, removed, new DepartmentId(departmentId), name);
    }
}
