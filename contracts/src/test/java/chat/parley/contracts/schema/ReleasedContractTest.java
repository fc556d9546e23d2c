package chat.parley.contracts.schema;

import static chat.parley.contracts.ContractJson.MAPPER;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.ContractJson;
import chat.parley.contracts.sample.Sample;
import chat.parley.contracts.sample.Samples;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The contract beside the one of the last release, which lies in the repository and which no refresh writes anew. A
 * release takes it with {@code -Dparley.release=true}.
 */
@Tag("N-11")
@Tag("N-15")
class ReleasedContractTest {
    static final List<Sample> SAMPLES = Samples.ALL;

    private static final Path FOLDER =
            Path.of(System.getProperty("basedir", "")).resolve("src/test/resources/released");
    private static final String PLACE = "https://parley.invalid/released/";
    private static final JsonNode SCHEMAS = released("schemas.json", presentSchemas());
    private static final JsonNode BODIES = released("bodies.json", presentBodies());
    private static final JsonSchemaFactory FACTORY = factory();

    @Test
    void nothingThatWasReleasedIsTakenBack() {
        assertThat(SchemaChanges.breaking(SCHEMAS, presentSchemas()))
                .as("what breaks programs that know the last release; add an optional field or a type of its own, or"
                        + " make another major version of the topic. A release takes what is now by"
                        + " `mvn -pl contracts test -Dparley.release=true`")
                .isEmpty();
    }

    @Test
    void whatTheReleaseWroteIsReadWithAllThatItSaid() throws IOException {
        assertThat(BODIES).isNotEmpty();
        for (var body : BODIES.properties()) {
            var family = SAMPLES.stream()
                    .map(Sample::family)
                    .filter(each -> body.getKey().startsWith(each.name() + "/"))
                    .findFirst()
                    .orElseThrow();

            var read = MAPPER.treeToValue(body.getValue(), family.root());

            assertThat(read).as(body.getKey()).isNotNull();
            assertThat(left(body.getValue(), MAPPER.readTree(MAPPER.writeValueAsString(read))))
                    .as(body.getKey() + " lost something")
                    .isEmpty();
        }
    }

    /** Types that the release does not know are passed over by its readers. */
    @ParameterizedTest
    @FieldSource("SAMPLES")
    void whatIsWrittenNowIsReadByTheRelease(Sample sample) {
        var file = JsonSchemas.file(sample.body().getClass());
        if (!SCHEMAS.has(file)) {
            assertThat(sample.family().root().isSealed())
                    .as(file + " came after the release as a body of no family")
                    .isTrue();
            return;
        }

        assertThat(FACTORY.getSchema(SchemaLocation.of(PLACE + file)).validate(MAPPER.valueToTree(sample.body())))
                .isEmpty();
    }

    /** What stands in the one and not, or otherwise, in the other; lists have to be the same. */
    private static List<String> left(JsonNode before, JsonNode now) {
        if (!before.isObject()) {
            return before.equals(now) ? List.of() : List.of(before + " is " + now);
        }
        return before.properties().stream()
                .flatMap(field -> now.has(field.getKey())
                        ? left(field.getValue(), now.get(field.getKey())).stream()
                                .map(l -> field.getKey() + "." + l)
                        : List.of(field.getKey() + " is gone").stream())
                .toList();
    }

    private static JsonNode presentSchemas() {
        return SchemaChanges.plain(MAPPER.valueToTree(new JsonSchemas(new SourceComments()).all()));
    }

    private static JsonNode presentBodies() {
        var bodies = new TreeMap<String, JsonNode>();
        // Each by itself: among others a body does not say its type.
        Samples.ALL.forEach(sample -> bodies.put(sample.file(), MAPPER.valueToTree(sample.body())));
        return MAPPER.valueToTree(bodies);
    }

    private static JsonNode released(String name, JsonNode present) {
        var file = FOLDER.resolve(name);
        try {
            if (Boolean.getBoolean("parley.release")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, ContractJson.pretty(present));
            }
            return MAPPER.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }

    private static JsonSchemaFactory factory() {
        var byAddress = new TreeMap<String, String>();
        SCHEMAS.properties()
                .forEach(file ->
                        byAddress.put(PLACE + file.getKey(), file.getValue().toString()));
        Map<String, String> all = Map.copyOf(byAddress);
        return JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012, builder -> builder.schemaLoaders(loaders -> loaders.schemas(all)));
    }
}
