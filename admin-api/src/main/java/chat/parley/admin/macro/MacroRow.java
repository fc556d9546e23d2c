package chat.parley.admin.macro;

import chat.parley.admin.template.TemplateLevel;
import chat.parley.contracts.automation.AutomationAction;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A macro, as it is stored. */
@Entity
@Table(name = "macro")
public class MacroRow {
    private static final TypeReference<List<AutomationAction>> ACTIONS = new TypeReference<>() {};

    @Id
    @Column(name = "macro_id")
    public String macroId;

    @Column(name = "account_id")
    public String accountId;

    @Column(name = "version")
    public long version;

    @Column(name = "level")
    public String level;

    @Column(name = "department_id")
    public @Nullable String departmentId;

    @Column(name = "operator_id")
    public @Nullable String operatorId;

    @Column(name = "name")
    public String name;

    /** A list in JSON. */
    @Column(name = "actions")
    public String actions;

    /** Takes over everything of {@code macro}. */
    MacroRow with(Macro macro) {
        macroId = macro.macroId();
        version = macro.version();
        level = macro.level().code();
        departmentId =
                macro.departmentId() == null ? null : macro.departmentId().value();
        operatorId = macro.operatorId() == null ? null : macro.operatorId().value();
        name = macro.name();
        try {
            // The list's own type, else no kind is written.
            actions = Json.mapper().writerFor(ACTIONS).writeValueAsString(macro.actions());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("contract types are always writable", e);
        }
        return this;
    }

    Macro macro() {
        try {
            return new Macro(
                    macroId,
                    version,
                    TemplateLevel.of(level),
                    departmentId == null ? null : new DepartmentId(departmentId),
                    operatorId == null ? null : new OperatorId(operatorId),
                    name,
                    Json.mapper().readValue(actions, ACTIONS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored macro cannot be read: " + macroId, e);
        }
    }
}
