package chat.parley.architecture.rule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.architecture.House;
import chat.parley.architecture.NotYet;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PurityTest {
    static final ArchRule PURE = classes()
            .that(Edges.PURE)
            .should(new Purity())
            .because("what decides must be replayable and testable without a broker, a database or a network; whatever"
                    + " touches the world says so at the end of its name");

    static final ArchRule CLOCKLESS = classes()
            .that(Edges.PURE)
            .should(new TimeAndChance())
            .because("time, ids and chance come in by the constructor, so that a test can choose them and a replay ends"
                    + " the same");

    @Test
    void aClassWithAPlainNameIsPure() {
        NotYet.check(PURE, NotYet.MISPLACED);
    }

    @Test
    void aPureClassAsksNobodyForTheTimeOrForChance() {
        NotYet.check(CLOCKLESS, NotYet.OWN_CLOCKS);
    }

    @Test
    void whatIsGrantedToAClassIsNeededByIt() {
        assertThat(Purity.GRANTS)
                .allSatisfy(grant -> assertThat(plain())
                        .as("%s uses no %s: take the grant out of Purity", grant.type(), grant.use())
                        .anyMatch(type -> Purity.touchedBy(type).anyMatch(target -> grant.covers(type, target))));
    }

    private static Stream<JavaClass> plain() {
        return House.CLASSES.stream().filter(Edges::isPlain);
    }
}
