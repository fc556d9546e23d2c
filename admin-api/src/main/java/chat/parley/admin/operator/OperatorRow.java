package chat.parley.admin.operator;

import chat.parley.admin.change.SettingRow;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.settings.Setting;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An operator, as they are stored. */
@Entity
@Table(name = "operator")
public class OperatorRow extends SettingRow {
    @Id
    @Column(name = "operator_id")
    public String operatorId;

    @Column(name = "account_id")
    public String accountId;

    @Column(name = "name")
    public String name;

    @Column(name = "email")
    public String email;

    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public Role role;

    @Column(name = "departments", columnDefinition = "text[]")
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> departments;

    @Column(name = "languages", columnDefinition = "text[]")
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> languages;

    @Column(name = "max_dialogs")
    public @Nullable Integer maxDialogs;

    OperatorRow with(Setting.Operator setting) {
        operatorId = setting.operatorId().value();
        accountId = setting.accountId().value();
        version = setting.version();
        removed = setting.removed();
        name = setting.name();
        email = setting.email();
        role = setting.role();
        departments =
                setting.departments().stream().map(DepartmentId::value).sorted().toList();
        languages = setting.languages().stream().sorted().toList();
        maxDialogs = setting.maxDialogs();
        return this;
    }

    @Override
    public Setting.Operator setting() {
        return new Setting.Operator(
                new AccountId(accountId),
                version,
                removed,
                new OperatorId(operatorId),
                name,
                email,
                role,
                departments.stream().map(DepartmentId::new).collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(languages),
                maxDialogs);
    }
}
