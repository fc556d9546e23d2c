package chat.parley.architecture.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that nothing can break proves nothing: each is shown a class that breaks it and one that does not. */
class RulesBiteTest {
    private static final String RECORD = "new org.apache.kafka.clients.producer.ProducerRecord(%s);";
    private static final String TOPIC = "chat.parley.contracts.topic.Topic.";

    @TempDir
    Path folder;

    /**
     * @param rule the rule as the tests use it
     * @param place of the class {@code Example} or what {@code name} says
     * @param bad the body of a class that breaks the rule
     * @param good the body of one that keeps it; null where a name alone breaks the rule
     */
    record Example(
            String name,
            ArchRule rule,
            String place,
            String bad,
            @Nullable String good) {
        @Override
        public String toString() {
            return name + " " + rule.getDescription();
        }
    }

    static Stream<Example> examples() {
        return Stream.of(
                new Example(
                        "Example",
                        PurityTest.PURE,
                        "routing.board",
                        "Object connection(java.sql.Connection it) { return it; }",
                        "java.util.List<String> names() { return java.util.List.of(); }"),
                new Example(
                        "Example",
                        PurityTest.PURE,
                        "routing.board",
                        "ProcessBuilder process;",
                        "java.time.Instant now(java.time.InstantSource clock) { return clock.instant(); }"),
                new Example(
                        "Example",
                        PurityTest.CLOCKLESS,
                        "routing.board",
                        "java.util.function.Supplier<java.util.UUID> ids = java.util.UUID::randomUUID;",
                        "java.util.UUID id(long a, long b) { return new java.util.UUID(a, b); }"),
                new Example(
                        "Example",
                        PurityTest.CLOCKLESS,
                        "routing.board",
                        "Object now() { Runnable lambda = () -> java.time.LocalDate.now(); return lambda; }",
                        "Object now(java.time.Clock clock) { return java.time.LocalDate.now(clock); }"),
                new Example(
                        "Example",
                        DirectionTest.CONTRACTS,
                        "contracts.event",
                        "java.net.http.HttpClient client;",
                        "String text;"),
                new Example(
                        "Example",
                        DirectionTest.SERVICES,
                        "routing.board",
                        "chat.parley.dialog.Other[] other;",
                        "chat.parley.routing.Other[] other;"),
                new Example(
                        "Example",
                        DirectionTest.PLATFORM,
                        "platform.kafka",
                        "void use() { new chat.parley.dialog.Other(); }",
                        "void use(chat.parley.contracts.topic.Topic topic) {}"),
                new Example("MessageHelper", NamesTest.NAMES, "routing.board", "", null),
                new Example("Example", NamesTest.NAMES, "routing.util", "", null),
                new Example("Example", NamesTest.FEATURES, "routing.model", "", null),
                new Example("Example", NamesTest.DESCRIBED, "routing.bare", "", null),
                new Example("Example", PracticeTest.DATES, "routing.board", "java.util.Date date;", "long date;"),
                new Example(
                        "Example",
                        PracticeTest.CONSOLE,
                        "routing.board",
                        "void say() { System.out.println(); }",
                        "void say() {}"),
                new Example(
                        "Example",
                        TopicWritersTest.WRITERS,
                        "routing.board",
                        "Object write() { return " + RECORD.formatted(TOPIC + "EVENTS") + " }",
                        "Object write() { return " + RECORD.formatted(TOPIC + "DECISIONS") + " }"),
                new Example(
                        "Example",
                        TopicWritersTest.COMMANDS,
                        "routing.board",
                        "Object write() { return " + RECORD.formatted(TOPIC + "COMMANDS") + " }",
                        "Object write() { return " + RECORD.formatted(TOPIC + "DECISIONS") + " }"),
                new Example(
                        "Example",
                        ContractTypesTest.IMMUTABLE,
                        "contracts.event",
                        "record Names(java.util.List<String> names) {}",
                        "record Names(java.util.List<String> names) { Names { names = java.util.List.copyOf(names); } }"),
                new Example(
                        "Example",
                        ContractTypesTest.IMMUTABLE,
                        "contracts.event",
                        "record Names(byte[] bytes) {}",
                        "record Names(String bytes) {}"),
                new Example(
                        "Example",
                        ContractTypesTest.NO_MUTABLE_STATE,
                        "contracts.event",
                        "static int count;",
                        "static final int COUNT = 1;"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aRuleFindsWhatBreaksIt(Example example) throws IOException {
        assertThat(evaluated(example, example.bad())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aRuleLetsPassWhatKeepsIt(Example example) throws IOException {
        if (example.good() != null) {
            assertThat(evaluated(example, example.good())).isFalse();
        }
    }

    private boolean evaluated(Example example, String body) throws IOException {
        JavaClasses classes = compiled(example.place(), example.name(), body);
        return example.rule().allowEmptyShould(true).evaluate(classes).hasViolation();
    }

    private JavaClasses compiled(String place, String name, String body) throws IOException {
        var type = "chat.parley." + place + "." + name;
        var sources = Stream.of(
                        source(type, "public class %s { %s }".formatted(name, body)),
                        source("chat.parley.dialog.Other", "public class Other {}"),
                        source("chat.parley.routing.Other", "public class Other {}"),
                        source(
                                "org.apache.kafka.clients.producer.ProducerRecord",
                                "public class ProducerRecord { public ProducerRecord(Object topic) {} }"))
                .map(Path::toString);
        var options = Stream.of(
                "-proc:none", "-nowarn", "-d", folder.resolve("classes").toString());
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, Stream.concat(options, sources).toArray(String[]::new));
        assertThat(result).as("the example compiles").isZero();
        var file = folder.resolve("classes").resolve(type.replace('.', '/') + ".class");
        return new ClassFileImporter().importPath(file.getParent());
    }

    private Path source(String type, String body) throws IOException {
        int dot = type.lastIndexOf('.');
        var file = folder.resolve("sources").resolve(type.replace('.', '/') + ".java");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "package " + type.substring(0, dot) + ";\n" + body);
    }
}
