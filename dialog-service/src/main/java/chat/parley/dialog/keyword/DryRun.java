package chat.parley.dialog.keyword;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.settings.RuleSetting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a list of rules would have done to dialogs that went their way already [B-07]. */
public final class DryRun {
    private static final int PREVIEW = 200;

    private final List<RuleSetting.KeywordRule> order;
    private final KeywordRules rules;

    /** @throws ContractViolation with {@code invalid-pattern}, naming the rule by its place from 1 on */
    DryRun(List<KeywordDraft> drafts) {
        order = new ArrayList<>();
        for (KeywordDraft draft : drafts) {
            RuleSetting.KeywordRule rule = draft.at(order.size());
            try {
                TextPattern.of(rule.match(), rule.pattern());
            } catch (ContractViolation e) {
                throw new ContractViolation(e.code(), "rule " + (order.size() + 1) + ": " + e.getMessage());
            }
            order.add(rule);
        }
        rules = KeywordRules.of(order);
    }

    /**
     * What became of all of them.
     *
     * @param matched how many a rule would have decided
     * @param differing how many would have gone another way
     */
    public record Report(int examined, int matched, int differing, List<Row> dialogs) {}

    /**
     * What would have become of one.
     *
     * @param text how it began, at most 200 characters
     * @param rule the place of the rule that would have decided, from 0 on; null for none
     * @param departmentId where it would have gone; null for any
     * @param operatorId who would have been asked first; null for nobody by these rules
     * @param skills what would have been required
     * @param wentToDepartmentId where it went
     * @param wentToSkills what was required
     */
    public record Row(
            DialogId dialogId,
            Instant openedAt,
            String language,
            String text,
            @Nullable Integer rule,
            @Nullable String ruleName,
            @Nullable DepartmentId departmentId,
            @Nullable OperatorId operatorId,
            Set<String> skills,
            @Nullable DepartmentId wentToDepartmentId,
            Set<String> wentToSkills,
            boolean differs) {}

    Report over(List<PastDialog> dialogs) {
        List<Row> rows = dialogs.stream().map(this::row).toList();
        return new Report(
                rows.size(),
                (int) rows.stream().filter(row -> row.rule() != null).count(),
                (int) rows.stream().filter(Row::differs).count(),
                rows);
    }

    private Row row(PastDialog dialog) {
        RuleSetting.KeywordRule rule =
                rules.first(dialog.text(), dialog.language()).orElse(null);
        DepartmentId department = rule == null || rule.departmentId() == null ? dialog.own() : rule.departmentId();
        OperatorId operator = rule == null ? null : rule.operatorId();
        Set<String> skills = rule == null ? Set.of() : rule.skills();
        // Who was asked first may have been the operator who knew the visitor: that no rule chose them is no
        // difference.
        boolean differs = !Objects.equals(department, dialog.went())
                || !skills.equals(dialog.skills())
                || operator != null && !operator.equals(dialog.preferred());
        return new Row(
                dialog.dialogId(),
                dialog.openedAt(),
                dialog.language(),
                preview(dialog.text()),
                rule == null ? null : order.indexOf(rule),
                rule == null ? null : rule.name(),
                department,
                operator,
                skills,
                dialog.went(),
                dialog.skills(),
                differs);
    }

    private static String preview(String text) {
        if (text.length() <= PREVIEW) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(PREVIEW - 1)) ? PREVIEW - 1 : PREVIEW);
    }
}
