package chat.parley.architecture.rule;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import chat.parley.architecture.House;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.Inet4Address;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;

/** Dependencies point one way: contracts, then the platform, then persistence, then the services. */
class DirectionTest {
    static final ArchRule CONTRACTS = classes()
            .that()
            .resideInAPackage(House.CONTRACTS + "..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            House.CONTRACTS + "..",
                            "java.lang..",
                            "java.math..",
                            "java.nio.charset..",
                            "java.security..",
                            "java.time..",
                            "java.util..",
                            "javax.crypto..",
                            "com.fasterxml.jackson.annotation..",
                            "org.jspecify.annotations..")
                    // To read an address asks nobody.
                    .or(belongToAnyOf(InetAddress.class, Inet4Address.class)))
            .because("whoever reads our topics takes the contract without any of our libraries");

    static final ArchRule PLATFORM = classes()
            .that()
            .resideInAPackage(House.PLATFORM + "..")
            .should(knowOfParleyOnly(House.CONTRACTS, House.PLATFORM))
            .because("what all services need may need none of them");

    static final ArchRule PERSISTENCE = classes()
            .that()
            .resideInAPackage(House.PERSISTENCE + "..")
            .should(knowOfParleyOnly(House.CONTRACTS, House.PLATFORM, House.PERSISTENCE))
            .because("what services with a database share may need none of them");

    static final ArchRule SERVICES = classes()
            .that(areInAService())
            .should(knowNoOtherService())
            .because("services meet on topics only: each is built, deployed and restarted without the others");

    static final ArchRule CHANNELS = slices().matching(House.PACKAGE + "ingest.channel.(*)..")
            .should()
            .notDependOnEachOther()
            .because("a channel is one package that can be added, changed and removed alone");

    static final ArchRule CRMS = slices().matching(House.PACKAGE + "integration.crm.(*)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true)
            .because("a CRM is one package that can be added, changed and removed alone");

    @Test
    void contractsDependOnAnnotationsOnly() {
        CONTRACTS.check(House.CLASSES);
    }

    @Test
    void thePlatformDependsOnNoService() {
        PLATFORM.check(House.CLASSES);
    }

    @Test
    void persistenceDependsOnNoService() {
        PERSISTENCE.check(House.CLASSES);
    }

    @Test
    void noServiceDependsOnAnother() {
        SERVICES.check(House.CLASSES);
    }

    @Test
    void noChannelDependsOnAnother() {
        CHANNELS.check(House.CLASSES);
    }

    @Test
    void noCrmDependsOnAnother() {
        CRMS.check(House.CLASSES);
    }

    private static DescribedPredicate<JavaClass> areInAService() {
        return DescribedPredicate.describe(
                "are in a service", type -> House.serviceOf(type).isPresent());
    }

    private static ArchCondition<JavaClass> knowNoOtherService() {
        return new ArchCondition<>("know of Parley only their service, what services share, and contracts") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var own =
                        House.PACKAGE + House.SERVICES.get(House.serviceOf(type).orElseThrow());
                report(type, events, own, House.CONTRACTS, House.PLATFORM, House.PERSISTENCE, House.EGRESS);
            }
        };
    }

    private static ArchCondition<JavaClass> knowOfParleyOnly(String... packages) {
        return new ArchCondition<>("know of Parley only " + String.join(" and ", packages)) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                report(type, events, packages);
            }
        };
    }

    private static void report(JavaClass type, ConditionEvents events, String... packages) {
        type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> isForeign(dependency.getTargetClass().getBaseComponentType(), packages))
                .forEach(dependency ->
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
    }

    private static boolean isForeign(JavaClass target, String... packages) {
        return target.getName().startsWith(House.PACKAGE)
                && java.util.Arrays.stream(packages).noneMatch(known -> House.isIn(target, known));
    }
}
