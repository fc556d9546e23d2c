package chat.parley.architecture.rule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import chat.parley.architecture.House;
import chat.parley.contracts.topic.Topic;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Who makes records of which topic. A record is counted to the topics that are named in the method that makes it; a
 * topic that comes to a method as a parameter is not seen.
 */
class TopicWritersTest {
    private static final String RECORD = "org.apache.kafka.clients.producer.ProducerRecord";
    private static final String COMMAND_SENDER = House.PLATFORM + ".kafka.CommandSender";
    private static final String WRITER = House.PACKAGE + "dialog.writer";

    static final ArchRule WRITERS = codeUnits()
            .that(makeRecords())
            .should(nameOnlyTopicsOfTheirService())
            .because("the contract says who writes to each topic: a second writer breaks the order and the numbers that"
                    + " every reader relies on");

    static final ArchRule COMMANDS = codeUnits()
            .that(makeRecords())
            .and()
            .areDeclaredInClassesThat(DescribedPredicate.describe(
                    "are neither the command sender nor the writer's loop",
                    type -> !type.getName().equals(COMMAND_SENDER) && !House.isIn(type, WRITER)))
            .should(nameNoCommands())
            .because("one class gives every command its key, its headers and its wait for all replicas");

    static final ArchRule TRANSACTIONS = noClasses()
            .that()
            .resideOutsideOfPackage(House.PACKAGE + "routing..")
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "begins a transaction of Kafka",
                    call -> call.getTarget().getOwner().getPackageName().startsWith("org.apache.kafka")
                            && call.getTarget().getName().equals("beginTransaction")))
            .because("a dead owner's open transaction would hold up every reader of the topic");

    @Test
    void onlyTheServicesNamedInTheContractWriteToATopic() {
        WRITERS.check(House.CLASSES);
    }

    @Test
    void commandsAreSentByTheCommandSenderAndTheWriterOnly() {
        COMMANDS.check(House.CLASSES);
    }

    @Test
    void noServiceWritesInATransactionOfKafka() {
        TRANSACTIONS.check(House.CLASSES);
    }

    private static DescribedPredicate<JavaCodeUnit> makeRecords() {
        return DescribedPredicate.describe(
                "make records for Kafka in a service or in what services share",
                unit -> isOfTheSuite(unit.getOwner())
                        && unit.getConstructorCallsFromSelf().stream()
                                .anyMatch(
                                        call -> call.getTargetOwner().getName().equals(RECORD)));
    }

    private static boolean isOfTheSuite(JavaClass type) {
        return House.serviceOf(type).isPresent()
                || House.isIn(type, House.PLATFORM)
                || House.isIn(type, House.PERSISTENCE);
    }

    private static List<String> topicsIn(JavaCodeUnit unit) {
        return unit.getFieldAccesses().stream()
                .map(JavaFieldAccess::getTarget)
                .filter(field -> field.getOwner().isEquivalentTo(Topic.class))
                .map(field -> field.getName())
                .distinct()
                .sorted()
                .toList();
    }

    private static ArchCondition<JavaCodeUnit> nameOnlyTopicsOfTheirService() {
        return new ArchCondition<>("name only topics that their service may write to") {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                var service = House.serviceOf(unit.getOwner());
                topicsIn(unit).stream()
                        .filter(name ->
                                service.isPresent() && !topic(name).writers().contains(service.get()))
                        .forEach(name -> events.add(
                                SimpleConditionEvent.violated(unit, unit.getFullName() + " writes to " + name)));
            }
        };
    }

    private static ArchCondition<JavaCodeUnit> nameNoCommands() {
        return new ArchCondition<>("not name Topic.COMMANDS") {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                if (topicsIn(unit).contains("COMMANDS")) {
                    events.add(SimpleConditionEvent.violated(unit, unit.getFullName() + " writes commands"));
                }
            }
        };
    }

    private static Topic topic(String constant) {
        try {
            return (Topic) Topic.class.getField(constant).get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Topic." + constant + " is no public constant", e);
        }
    }
}
