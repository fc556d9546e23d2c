package chat.parley.admin.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.problem.Problem;
import chat.parley.platform.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Templates come and go as a table. */
@Tag("T-08")
class TemplateSheetTest {
    private static final DepartmentId SALES = new DepartmentId("sales");
    private static final DepartmentId SUPPORT = new DepartmentId("support");
    private static final OperatorId ANN = new OperatorId("ann");

    private final TemplateSheet sheet = new TemplateSheet(Map.of(SALES, "Продажи", SUPPORT, "Support"));
    private final AtomicInteger ids = new AtomicInteger();

    @Test
    void whatWasTakenOutChangesNothingWhenItIsBroughtBack() {
        List<Template> all = List.of(
                template("a", TemplateLevel.GLOBAL, null, "Hello", "One, \"two\";\nthree"),
                template("b", TemplateLevel.DEPARTMENT, SALES, "=1+1", "'quoted"),
                template("c", TemplateLevel.PERSONAL, null, "", "-no name"));

        String table = sheet.write(all);

        assertThat(table).contains("'=1+1").contains("''quoted").contains("Продажи");
        TemplateSheet.Plan plan = read(table, Role.ADMINISTRATOR, all);
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.unchanged()).isEqualTo(3);
    }

    @Test
    void aNameInItsPlaceIsReplacedAndEverythingElseIsNew() {
        Template hello = template("a", TemplateLevel.GLOBAL, null, "Hello", "Good day");
        String table = "\uFEFFtext;name;language;level;department;section\r\nGood evening;Hello;en;global;;Section\n\n"
                + "Hi;Hello;en;Department;support;Section\nHi;;en;global\n";

        TemplateSheet.Plan plan = read(table, Role.ADMINISTRATOR, List.of(hello));

        assertThat(plan.created()).isEqualTo(2);
        assertThat(plan.changes()).extracting(Template::text).containsExactly("Good evening", "Hi", "Hi");
        assertThat(plan.changes().getFirst().templateId()).isEqualTo("a");
        assertThat(plan.changes().getFirst().version()).isEqualTo(4);
        assertThat(plan.changes().get(1).departmentId()).isEqualTo(SUPPORT);
    }

    @Test
    void everyWrongCellIsNamedByItsLineAndNothingIsTaken() {
        String table = "level,department,language,text\nglobal,,en,\"Two\nlines\"\n"
                + "department,nowhere,en,Text\nall,,english,\n";

        assertThat(errors(table, Role.ADMINISTRATOR))
                .extracting(Problem.FieldError::field)
                .containsExactlyInAnyOrder("rows[4].department", "rows[5].level", "rows[5].language", "rows[5].text");
    }

    @Test
    void operatorsBringInTheirOwnOnly() {
        String table = "level,language,text\npersonal,en,Mine\nglobal,en,Everybody's\n";

        assertThat(errors(table, Role.OPERATOR)).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("rows[3].level");
            assertThat(error.code()).isEqualTo(ErrorCode.FORBIDDEN);
        });
        assertThat(read("level,language,text\npersonal,en,Mine\n", Role.OPERATOR, List.of())
                        .changes())
                .singleElement()
                .extracting(Template::operatorId)
                .isEqualTo(ANN);
    }

    @Test
    void aTableWithoutItsColumnsIsRefused() {
        assertThatThrownBy(() -> read("name,text\na,b\n", Role.ADMINISTRATOR, List.of()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("level, language");
        assertThatThrownBy(() -> read("", Role.ADMINISTRATOR, List.of())).isInstanceOf(ProblemException.class);
    }

    private List<Problem.FieldError> errors(String table, Role role) {
        try {
            read(table, role, List.of());
        } catch (ProblemException refusal) {
            List<Problem.FieldError> errors = refusal.problem().errors();
            return errors == null ? List.of() : errors;
        }
        throw new AssertionError("it was taken");
    }

    private TemplateSheet.Plan read(String table, Role role, List<Template> present) {
        var caller = new Caller(new AccountId("shop"), ANN, "Ann", role);
        return sheet.read(table, new TemplateReader(caller, Set.of()), present, () -> "new-" + ids.incrementAndGet());
    }

    private static Template template(
            String id, TemplateLevel level, @Nullable DepartmentId department, String name, String text) {
        return new Template(
                id, 3, level, department, level == TemplateLevel.PERSONAL ? ANN : null, "en", "Section", name, text);
    }
}
