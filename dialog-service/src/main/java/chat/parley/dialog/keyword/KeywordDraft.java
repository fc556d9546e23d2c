package chat.parley.dialog.keyword;

import chat.parley.contracts.automation.KeywordMatch;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.KeywordRuleId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.settings.RuleSetting;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A keyword rule that is not saved yet, or not as it stands here. */
@Schema(description = "A keyword rule to be tried.")
public record KeywordDraft(
        @Nullable String name,

        @Schema(description = "True where left out.") @Nullable
        Boolean enabled,

        @Nullable KeywordMatch match,

        @Nullable String pattern,

        @Schema(description = "ISO 639-1; all languages where left out.") @Nullable
        String language,

        @Nullable DepartmentId departmentId,

        @Nullable OperatorId operatorId,

        @Nullable Set<String> skills) {
    /** As a rule whose rank is its place in the list. */
    RuleSetting.KeywordRule at(int place) {
        KeywordMatch kind = Objects.requireNonNullElse(match, KeywordMatch.WORD);
        String looked = Objects.requireNonNullElse(pattern, "");
        return new RuleSetting.KeywordRule(
                new AccountId("draft"),
                1,
                false,
                new KeywordRuleId("draft-" + place),
                Objects.requireNonNullElse(name, ""),
                place,
                !Boolean.FALSE.equals(enabled),
                kind,
                looked,
                language,
                departmentId,
                operatorId,
                Objects.requireNonNullElse(skills, Set.of()));
    }
}
