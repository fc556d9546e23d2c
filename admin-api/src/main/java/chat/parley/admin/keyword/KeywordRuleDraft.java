package chat.parley.admin.keyword;

import chat.parley.admin.change.Draft;
import chat.parley.admin.field.Fields;
import chat.parley.contracts.automation.KeywordMatch;
import chat.parley.contracts.automation.KeywordPattern;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.KeywordRuleId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.settings.RuleSetting;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A keyword rule as an administrator wants it. */
@Schema(description = "Chooses where a dialog goes by its first message.")
public record KeywordRuleDraft(
        @Schema(description = "The version that was read before; for a new one, none.") @Nullable
        Long version,

        @Schema(description = "1 to 200 characters.") @Nullable
        String name,

        @Schema(description = "Asked in ascending rank, 0 to 100000.") @Nullable
        Integer rank,

        @Schema(description = "Whether it is asked at all.") @Nullable
        Boolean enabled,

        @Schema(description = "word, phrase or regex") @Nullable
        String match,

        @Schema(description = "What is looked for, 1 to 500 characters; case never counts.") @Nullable
        String pattern,

        @Schema(description = "ISO 639-1, the only language of dialogs it is for; all where left out.") @Nullable
        String language,

        @Schema(description = "Where the dialog goes; no change where left out.") @Nullable
        String departmentId,

        @Schema(description = "Who is asked first; nobody in particular where left out.") @Nullable
        String operatorId,

        @Schema(description = "What the dialog then requires; nothing where left out.") @Nullable
        List<String> skills)
        implements Draft<RuleSetting.KeywordRule> {
    @Override
    public RuleSetting.KeywordRule read(Fields fields, Place<RuleSetting.KeywordRule> place) {
        KeywordMatch kind = fields.constant("match", match, KeywordMatch.class);
        var rule = new RuleSetting.KeywordRule(
                place.account(),
                place.version(),
                false,
                new KeywordRuleId(place.id()),
                fields.name("name", name),
                fields.within("rank", rank, 0, GREATEST_RANK),
                fields.flag("enabled", enabled),
                kind,
                fields.required("pattern", pattern, KeywordPattern.LONGEST),
                language == null ? null : fields.language("language", language),
                fields.optionalId("departmentId", departmentId, DepartmentId::new),
                fields.optionalId("operatorId", operatorId, OperatorId::new),
                fields.labels("skills", skills));
        if (fields.isGood("pattern") && fields.isGood("match")) {
            flaw(kind, rule.pattern()).ifPresent(flaw -> fields.refuse("pattern", ErrorCode.INVALID_PATTERN, flaw));
        }
        if (departmentId == null && operatorId == null && rule.skills().isEmpty() && fields.isGood("skills")) {
            fields.refuse("departmentId", "must be given where neither an operator nor skills are");
        }
        return rule;
    }

    private static Optional<String> flaw(KeywordMatch kind, String pattern) {
        return switch (kind) {
            case REGEX -> LinearPattern.flaw(pattern);
            case WORD, PHRASE ->
                pattern.codePoints().anyMatch(Character::isLetterOrDigit)
                        ? Optional.empty()
                        : Optional.of("must have a letter or a digit");
        };
    }
}
