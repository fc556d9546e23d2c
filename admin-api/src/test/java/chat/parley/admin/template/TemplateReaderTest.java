package chat.parley.admin.template;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.platform.identity.Caller;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who is offered, sees and changes which templates. */
@Tag("T-08")
@Tag("W-16")
class TemplateReaderTest {
    private static final List<Template> ALL = List.of(
            template("everybody's", TemplateLevel.GLOBAL, null, null),
            template("sales'", TemplateLevel.DEPARTMENT, "sales", null),
            template("support's", TemplateLevel.DEPARTMENT, "support", null),
            template("delivery's", TemplateLevel.DEPARTMENT, "delivery", null),
            template("ann's", TemplateLevel.PERSONAL, null, "ann"),
            template("boris'", TemplateLevel.PERSONAL, null, "boris"));

    @Test
    void anOperatorIsOfferedTheGlobalOnesThoseOfTheirDepartmentsAndTheirOwn() {
        TemplateReader ann = reader("ann", Role.OPERATOR, "sales", "support");

        assertThat(names(ann, TemplateReader::isOffered))
                .containsExactly("everybody's", "sales'", "support's", "ann's");
        assertThat(names(ann, TemplateReader::sees)).containsExactly("everybody's", "sales'", "support's", "ann's");
        assertThat(names(ann, TemplateReader::mayChange)).containsExactly("ann's");
    }

    @Test
    void aSupervisorSeesThoseOfAllDepartmentsAndIsOfferedTheirOwn() {
        TemplateReader vera = reader("vera", Role.SUPERVISOR, "sales");

        assertThat(names(vera, TemplateReader::isOffered)).containsExactly("everybody's", "sales'");
        assertThat(names(vera, TemplateReader::sees))
                .containsExactly("everybody's", "sales'", "support's", "delivery's");
        assertThat(names(vera, TemplateReader::mayChange)).isEmpty();
    }

    @Test
    void anAdministratorChangesAllButThePersonalOnesOfOthers() {
        TemplateReader admin = reader("boris", Role.ADMINISTRATOR);

        assertThat(names(admin, TemplateReader::mayChange))
                .containsExactly("everybody's", "sales'", "support's", "delivery's", "boris'");
        assertThat(names(admin, TemplateReader::sees)).doesNotContain("ann's");
    }

    private static List<String> names(TemplateReader reader, BiPredicate<TemplateReader, Template> may) {
        return ALL.stream()
                .filter(template -> may.test(reader, template))
                .map(Template::name)
                .toList();
    }

    private static TemplateReader reader(String id, Role role, String... departments) {
        var caller = new Caller(new AccountId("shop"), new OperatorId(id), id, role);
        return new TemplateReader(
                caller, Set.of(departments).stream().map(DepartmentId::new).collect(Collectors.toSet()));
    }

    private static Template template(
            String name, TemplateLevel level, @Nullable String department, @Nullable String operator) {
        return new Template(
                name,
                1,
                level,
                department == null ? null : new DepartmentId(department),
                operator == null ? null : new OperatorId(operator),
                "ru",
                "",
                name,
                "Text");
    }
}
