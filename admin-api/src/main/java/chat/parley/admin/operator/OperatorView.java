package chat.parley.admin.operator;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.settings.Setting;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An operator as they are answered; the fields are explained at {@link OperatorDraft}.
 *
 * @param temporaryPassword only in the answer to their creation
 */
@Schema(description = "A person who answers.")
public record OperatorView(
        OperatorId operatorId,
        long version,
        String name,
        String email,
        Role role,
        Set<DepartmentId> departments,
        Set<String> languages,
        @Nullable Integer maxDialogs,

        @Schema(description = "Only in the answer to their creation: good for the first login, which changes it.")
        @Nullable
        String temporaryPassword) {
    static OperatorView of(Setting.Operator operator) {
        return of(operator, null);
    }

    static OperatorView of(Setting.Operator operator, @Nullable String temporaryPassword) {
        return new OperatorView(
                operator.operatorId(),
                operator.version(),
                operator.name(),
                operator.email(),
                operator.role(),
                operator.departments(),
                operator.languages(),
                operator.maxDialogs(),
                temporaryPassword);
    }

    @Override
    public String toString() {
        return "OperatorView[" + operatorId + ", version " + version + "]";
    }

    /** All of them, by name. */
    @Schema(name = "OperatorList")
    public record Rows(List<OperatorView> rows) {}
}
