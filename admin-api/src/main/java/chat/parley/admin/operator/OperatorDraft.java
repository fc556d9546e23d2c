package chat.parley.admin.operator;

import chat.parley.admin.account.AccountDraft;
import chat.parley.admin.field.Fields;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.settings.Setting;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An operator as an administrator wants them; nothing is checked yet. */
@Schema(description = "A person who answers.")
public record OperatorDraft(
        @Schema(description = "The version that was read before; for a new one, none.") @Nullable
        Long version,

        @Schema(description = "1 to 200 characters; visitors see it.") @Nullable
        String name,

        @Schema(description = "Where they get mail, and the name they log in with.") @Nullable
        String email,

        @Schema(description = "operator, supervisor or administrator") @Nullable
        String role,

        @Schema(description = "Ids of the departments they belong to.") @Nullable
        List<String> departments,

        @Schema(description = "ISO 639-1 codes of the languages they speak; the account's primary one where left out.")
        @Nullable
        List<String> languages,

        @Schema(description = "Their own limit of automatic assignment, 1 to 1000; the account's where left out.")
        @Nullable
        Integer maxDialogs) {

    /**
     * The setting as far as it can be checked without the database; what is wrong is noted in {@code fields}.
     *
     * @param primaryLanguage of the account, for an operator who has no languages set [W-05]
     * @param version of the result
     */
    Setting.Operator read(Fields fields, AccountId account, OperatorId id, long version, String primaryLanguage) {
        return new Setting.Operator(
                account,
                version,
                false,
                id,
                fields.name("name", name),
                fields.email("email", email),
                fields.role("role", role),
                fields.ids("departments", departments, DepartmentId::new),
                fields.languages("languages", languages, primaryLanguage),
                maxDialogs == null ? null : fields.within("maxDialogs", maxDialogs, 1, AccountDraft.MOST_DIALOGS));
    }
}
