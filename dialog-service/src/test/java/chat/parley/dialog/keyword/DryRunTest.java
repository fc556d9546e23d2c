package chat.parley.dialog.keyword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.automation.KeywordMatch;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What rules would have done to dialogs of the past. */
@Tag("B-07")
class DryRunTest {
    private static final DepartmentId SALES = new DepartmentId("sales");
    private static final DepartmentId SUPPORT = new DepartmentId("support");
    private static final OperatorId ANN = new OperatorId("ann");

    @Test
    void aRuleThatWouldHaveSentADialogElsewhereMakesADifference() {
        var report = new DryRun(List.of(draft("refund", SUPPORT, null)))
                .over(List.of(
                        dialog("a refund, please", null, null, null),
                        dialog("refund!", null, SUPPORT, null),
                        dialog("hello", SALES, SALES, null)));

        assertThat(report.examined()).isEqualTo(3);
        assertThat(report.matched()).isEqualTo(2);
        assertThat(report.differing()).isEqualTo(1);
        assertThat(report.dialogs()).extracting(DryRun.Row::rule).containsExactly(0, 0, null);
        assertThat(report.dialogs()).extracting(DryRun.Row::differs).containsExactly(true, false, false);
        assertThat(report.dialogs()).extracting(DryRun.Row::departmentId).containsExactly(SUPPORT, SUPPORT, SALES);
    }

    @Test
    void aDialogThatARuleOfThatTimeSentElsewhereWouldHaveStayed() {
        var report = new DryRun(List.of()).over(List.of(dialog("refund", SALES, SUPPORT, null)));

        assertThat(report.dialogs().getFirst().departmentId()).isEqualTo(SALES);
        assertThat(report.differing()).isEqualTo(1);
    }

    @Test
    void whoIsAskedFirstMakesADifferenceOnlyWhereARuleNamesThem() {
        assertThat(new DryRun(List.of(draft("refund", null, ANN)))
                        .over(List.of(dialog("refund", null, null, null)))
                        .differing())
                .isEqualTo(1);
        assertThat(new DryRun(List.of(draft("refund", null, null)))
                        .over(List.of(dialog("refund", null, null, ANN)))
                        .differing())
                .as("asked because they know the visitor")
                .isZero();
    }

    @Test
    void rulesAreAskedInTheOrderOfTheList() {
        var run = new DryRun(List.of(draft("price", SALES, null), draft("refund", SUPPORT, null)));

        var row = run.over(List.of(dialog("the price of a refund", null, null, null)))
                .dialogs()
                .getFirst();

        assertThat(row.rule()).isZero();
        assertThat(row.ruleName()).isEqualTo("price");
    }

    @Test
    void aLongFirstMessageIsShownInPart() {
        var row = new DryRun(List.of())
                .over(List.of(dialog("x".repeat(199) + "😀", null, null, null)))
                .dialogs()
                .getFirst();

        assertThat(row.text()).isEqualTo("x".repeat(199));
    }

    @Test
    void aPatternThatIsNoneIsNamedByItsPlace() {
        var broken = new KeywordDraft("x", null, KeywordMatch.REGEX, "(a)\\1", null, null, null, null);

        assertThatThrownBy(() -> new DryRun(List.of(draft("refund", SALES, null), broken)))
                .isInstanceOf(ContractViolation.class)
                .hasMessageStartingWith("rule 2: ");
    }

    private static KeywordDraft draft(String word, @Nullable DepartmentId department, @Nullable OperatorId operator) {
        return new KeywordDraft(word, null, KeywordMatch.WORD, word, null, department, operator, null);
    }

    private static PastDialog dialog(
            String text, @Nullable DepartmentId own, @Nullable DepartmentId went, @Nullable OperatorId preferred) {
        return new PastDialog(
                new DialogId("d"), Instant.parse("2026-03-02T10:00:00Z"), "en", text, own, went, preferred, Set.of());
    }
}
