package chat.parley.architecture.rule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import chat.parley.architecture.House;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class PracticeTest {
    static final ArchRule INJECTION = noFields()
            .should()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
            .orShould()
            .beAnnotatedWith("org.eclipse.microprofile.reactive.messaging.Channel")
            .because("what a class needs is asked for by its constructor, so that it can be made without a container");

    /** Jakarta Mail says in the old ones when a mail came. */
    static final ArchRule DATES = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(House.PACKAGE + "ingest.channel.email.ImapClient")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Date")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Calendar")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.text.SimpleDateFormat")
            .because("java.time says whether a value is an instant, a day or a local time, and cannot be changed");

    static final ArchRule CONSOLE = noClasses()
            .that()
            .resideOutsideOfPackages(
                    House.PACKAGE + "launcher..", House.PACKAGE + "embedded..", House.PACKAGE + "testkit..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("a service speaks through its log, which has levels, a form and a place");

    @Test
    void nothingIsInjectedIntoAField() {
        INJECTION.check(House.CLASSES);
    }

    @Test
    void nobodyUsesTheOldDates() {
        DATES.check(House.CLASSES);
    }

    @Test
    void noServicePrintsToTheConsole() {
        CONSOLE.check(House.CLASSES);
    }
}
