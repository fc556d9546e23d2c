package chat.parley.architecture.rule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.reflect.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules about the rules. */
class RulesTest {
    private static final JavaClasses OWN = new ClassFileImporter().importPackages("chat.parley.architecture");

    static final ArchRule CONSTANTS = classes()
            .that(useRules())
            .should(checkConstantsOnly())
            .because("a rule that is a constant can be read at the head of its test and be found by this one");

    @Test
    void everyRuleHasAReason() {
        var rules = rules();

        assertThat(rules).hasSizeGreaterThan(15);
        assertThat(rules)
                .allSatisfy(field -> assertThat(ruleOf(field).getDescription())
                        .as(field.getDeclaringClass().getSimpleName() + "." + field.getName())
                        .containsPattern(", because .{20,}"));
    }

    @Test
    void everyRuleIsAConstantOfItsTest() {
        CONSTANTS.check(OWN);
    }

    @Test
    void everyRuleIsCheckedByATest() {
        assertThat(rules())
                .filteredOn(field ->
                        OWN.get(field.getDeclaringClass()).getField(field.getName()).getAccessesToSelf().stream()
                                .noneMatch(access -> access.getOrigin().isAnnotatedWith(Test.class)))
                .as("rules that no test reads")
                .isEmpty();
    }

    private static List<Field> rules() {
        return OWN.stream()
                .filter(type -> !type.isRecord())
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getRawType().isEquivalentTo(ArchRule.class))
                .map(JavaField::reflect)
                .toList();
    }

    private static ArchRule ruleOf(Field field) {
        try {
            return (ArchRule) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " is hidden from the rule about rules", e);
        }
    }

    private static DescribedPredicate<JavaClass> useRules() {
        return DescribedPredicate.describe(
                "check rules",
                type -> type.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isAssignableTo(ArchRule.class)
                                && call.getTarget().getName().equals("check")));
    }

    private static ArchCondition<JavaClass> checkConstantsOnly() {
        return new ArchCondition<>("check no rule that is made on the way") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getMethods().stream()
                        .filter(method -> method.isAnnotatedWith(Test.class))
                        .filter(method -> method.getMethodCallsFromSelf().stream()
                                .anyMatch(call -> call.getTarget().getName().equals("because")))
                        .forEach(method -> events.add(
                                SimpleConditionEvent.violated(method, method.getFullName() + " makes a rule itself")));
                type.getFields().stream()
                        .filter(field -> field.getRawType().isEquivalentTo(ArchRule.class))
                        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                        .forEach(field -> events.add(
                                SimpleConditionEvent.violated(field, field.getFullName() + " is not static")));
            }
        };
    }
}
