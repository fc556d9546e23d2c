package chat.parley.architecture.rule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import chat.parley.architecture.House;
import chat.parley.architecture.NotYet;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContractTypesTest {
    /** Collections that a record may have, with what makes a copy nobody can change. */
    private static final Map<String, String> COLLECTIONS =
            Map.of("java.util.List", "copyOf", "java.util.Set", "copyOf", "java.util.Map", "copyOf");

    private static final Set<String> VALUES = Set.of(
            "java.lang.Boolean",
            "java.lang.Double",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.String",
            "java.math.BigInteger",
            "java.time.DayOfWeek",
            "java.time.Duration",
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalTime",
            "java.util.Optional");

    static final ArchRule IMMUTABLE = classes()
            .that()
            .resideInAPackage(House.CONTRACTS + "..")
            .and()
            .areRecords()
            .should(holdOnlyValuesNobodyCanChange())
            .because("one body is read by many threads and kept in caches; nobody may change it under the others");

    static final ArchRule SEALED = classes()
            .that()
            .resideInAPackage(House.CONTRACTS + "..")
            .and(DescribedPredicate.describe("are sealed interfaces", ContractTypesTest::isSealed))
            .should(permitRecordsOnly())
            .because("a body is a plain value, and a switch over all of them is checked by the compiler");

    static final ArchRule NO_MUTABLE_STATE = classes()
            .that()
            .resideInAPackage(House.CONTRACTS + "..")
            .and()
            .arePublic()
            .should()
            .haveOnlyFinalFields()
            .because("the contract says what is, and remembers nothing beyond one reckoning of its own");

    @Test
    void theRecordsOfTheContractCannotBeChanged() {
        NotYet.check(IMMUTABLE, NotYet.SHARED_COLLECTIONS);
    }

    @Test
    void theSealedInterfacesOfTheContractHaveOnlyRecords() {
        SEALED.check(House.CLASSES);
    }

    @Test
    void nothingInTheContractHasAFieldThatChanges() {
        NO_MUTABLE_STATE.check(House.CLASSES);
    }

    private static boolean isSealed(JavaClass type) {
        return type.isInterface() && type.reflect().isSealed();
    }

    private static ArchCondition<JavaClass> permitRecordsOnly() {
        return new ArchCondition<>("permit records only") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Arrays.stream(type.reflect().getPermittedSubclasses())
                        .filter(permitted -> !permitted.isRecord() && !permitted.isSealed())
                        .forEach(permitted ->
                                events.add(SimpleConditionEvent.violated(type, permitted.getName() + " is no record")));
            }
        };
    }

    private static ArchCondition<JavaClass> holdOnlyValuesNobodyCanChange() {
        return new ArchCondition<>("hold only values, and copies of collections") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getFields().stream()
                        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> !isValue(field.getRawType()) && !isCopied(type, field.getRawType()))
                        .forEach(field -> events.add(SimpleConditionEvent.violated(
                                field,
                                field.getFullName() + " is a "
                                        + field.getRawType().getName() + ", maybe shared")));
            }
        };
    }

    private static boolean isValue(JavaClass type) {
        return type.isPrimitive()
                || type.isEnum()
                || type.isRecord()
                || VALUES.contains(type.getName())
                || (type.getName().startsWith(House.CONTRACTS) && isSealed(type));
    }

    /** Whether a record that has such a collection copies one of that kind somewhere. */
    private static boolean isCopied(JavaClass type, JavaClass collection) {
        var copy = COLLECTIONS.get(collection.getName());
        return copy != null
                && type.getAccessesFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().equals(collection)
                                && call.getTarget().getName().equals(copy));
    }
}
