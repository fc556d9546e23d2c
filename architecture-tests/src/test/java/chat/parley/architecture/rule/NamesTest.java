package chat.parley.architecture.rule;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.architecture.House;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class NamesTest {
    static final ArchRule NAMES = noClasses()
            .should(be(DescribedPredicate.<JavaClass>describe(
                    "called util, helper, common, manager or impl, or in a package called so",
                    type -> Naming.isEmpty(type.getSimpleName()) || Naming.isEmpty(type.getPackageName()))))
            .because("a name that fits everything collects everything; the glossary has a word for each thing");

    static final ArchRule FEATURES = noClasses()
            .should(be(DescribedPredicate.<JavaClass>describe(
                    "in a package named after a layer", type -> Naming.isLayer(type.getPackageName()))))
            .because(
                    "the tree is the table of contents: what belongs to one feature changes together and lies together");

    static final ArchRule DESCRIBED = classes()
            .should(beInADescribedPackage())
            .because(
                    "each package says in one sentence what it is about, and that nothing in it is null unless it says so");

    @Test
    void nothingIsCalledUtilHelperCommonManagerOrImpl() {
        NAMES.check(House.CLASSES);
    }

    @Test
    void packagesAreNamedAfterWhatTheyAreAbout() {
        FEATURES.check(House.CLASSES);
    }

    @Test
    void eachPackageIsDescribedAndNullMarked() {
        DESCRIBED.check(House.CLASSES);
    }

    @Test
    void anEmptyWordIsFoundWithinANameButNotWithinAWord() {
        assertThat(Naming.isEmpty("MessageHelper")).isTrue();
        assertThat(Naming.isEmpty("string-utils")).isTrue();
        assertThat(Naming.isEmpty("chat.parley.common.text")).isTrue();
        assertThat(Naming.isEmpty("SimpleBoard")).isFalse();
        assertThat(Naming.isEmpty("Commonwealth")).isFalse();
    }

    private static ArchCondition<JavaClass> beInADescribedPackage() {
        return new ArchCondition<>("be in a package with a package-info that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean described = type.getPackage()
                        .tryGetPackageInfo()
                        .filter(info -> info.isAnnotatedWith(NullMarked.class))
                        .isPresent();
                if (!described) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getPackageName() + " of " + type.getSimpleName() + " has no such package-info"));
                }
            }
        };
    }
}
