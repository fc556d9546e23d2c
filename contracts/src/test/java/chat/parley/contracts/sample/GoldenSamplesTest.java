package chat.parley.contracts.sample;

import static chat.parley.contracts.ContractJson.MAPPER;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.ContractJson;
import chat.parley.contracts.Family;
import chat.parley.contracts.PublishedFiles;
import chat.parley.contracts.schema.ContractTypes;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What one version writes, the next one reads; a sample that changes is a contract that changes. */
@Tag("N-11")
class GoldenSamplesTest {
    static final List<Sample> SAMPLES = Samples.ALL;

    @Test
    void everyBodyLooksAsItsSampleInTheRepository() {
        var files = new TreeMap<String, String>();
        for (var sample : Samples.ALL) {
            assertThat(files.put(sample.file(), ContractJson.pretty(sample.body())))
                    .as("two samples have the file " + sample.file() + "; give one of them a variant")
                    .isNull();
        }

        PublishedFiles.in("src/test/resources/samples").checkAll(files, ".json");
    }

    @Test
    void everyNameOfEveryEnumerationIsTheSameAsBefore() {
        var names = new TreeMap<String, List<String>>();
        for (var type : ContractTypes.reachable()) {
            if (type.isEnum()) {
                names.put(ContractTypes.name(type), ContractTypes.enumNames(type));
            }
        }

        PublishedFiles.in("src/test/resources").check("enumerations.json", ContractJson.pretty(names));
    }

    @Test
    void everyRecordOfTheContractStandsInASample() {
        var shown = new TreeSet<String>();
        Samples.ALL.forEach(sample -> collect(sample.body(), shown));

        var missing = ContractTypes.reachable().stream()
                .filter(Class::isRecord)
                .map(ContractTypes::name)
                .filter(name -> !shown.contains(name))
                .toList();

        assertThat(missing)
                .as("records without a sample; add one in Samples or TopicSamples")
                .isEmpty();
    }

    @Test
    void everyOptionalFieldStandsInASampleAndIsLeftOutInAnother() {
        Map<String, Set<Boolean>> seen = new HashMap<>();
        Samples.ALL.forEach(sample -> collectOptional(sample.body(), seen));

        var oneSided = seen.entrySet().stream()
                .filter(entry -> entry.getValue().size() < 2)
                .map(entry ->
                        entry.getKey() + (entry.getValue().contains(true) ? " is never left out" : " never stands"))
                .sorted()
                .toList();

        assertThat(oneSided)
                .as("optional fields that the samples show only one way")
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void isReadBackAsItWasWritten(Sample sample) throws Exception {
        var json = MAPPER.writeValueAsString(sample.body());

        var read = MAPPER.readValue(json, sample.family().root());

        assertThat(read).isEqualTo(sample.body());
        assertThat(MAPPER.writeValueAsString(read)).isEqualTo(json);
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void aFieldAddedByANewerVersionIsIgnored(Sample sample) throws Exception {
        ObjectNode json = MAPPER.valueToTree(sample.body());
        json.put("addedLater", "x").putObject("alsoAddedLater").put("y", 1);

        assertThat((Object) MAPPER.treeToValue(json, sample.family().root())).isEqualTo(sample.body());
    }

    @ParameterizedTest
    @MethodSource("familiesWithTypes")
    void aTypeAddedByANewerVersionIsReadAsNothing(Family family) throws Exception {
        var json = "{\"type\":\"AddedLater\",\"name\":\"added-later\",\"accountId\":\"acme\"}";

        assertThat((Object) MAPPER.readValue(json, family.root())).isNull();
    }

    private static Stream<Family> familiesWithTypes() {
        return Family.ALL.stream().filter(family -> family.root().isSealed());
    }

    private static void collect(Object value, Set<String> shown) {
        if (value instanceof Record || value instanceof Enum<?>) {
            shown.add(ContractTypes.name(value.getClass()));
        }
        parts(value).values().forEach(part -> collect(part, shown));
    }

    private static void collectOptional(Object value, Map<String, Set<Boolean>> seen) {
        if (value instanceof Record) {
            for (var component : value.getClass().getRecordComponents()) {
                if (ContractTypes.isOptional(component)) {
                    var name = ContractTypes.name(value.getClass()) + "." + component.getName();
                    seen.computeIfAbsent(name, n -> new TreeSet<>())
                            .add(parts(value).containsKey(component.getName()));
                }
            }
        }
        parts(value).values().forEach(part -> collectOptional(part, seen));
    }

    /** What a value is made of, by name; nulls left out. */
    private static Map<String, Object> parts(Object value) {
        var parts = new LinkedHashMap<String, Object>();
        if (value instanceof Collection<?> many) {
            many.forEach(each -> parts.put("element " + parts.size(), each));
        }
        if (value instanceof Record) {
            Arrays.stream(value.getClass().getRecordComponents()).forEach(component -> {
                try {
                    var part = component.getAccessor().invoke(value);
                    if (part != null) {
                        parts.put(component.getName(), part);
                    }
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        return parts;
    }
}
