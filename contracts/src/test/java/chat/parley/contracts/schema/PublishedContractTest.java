package chat.parley.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.ContractJson;
import chat.parley.contracts.PublishedFiles;
import chat.parley.contracts.sample.Sample;
import chat.parley.contracts.sample.Samples;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What is published of the contract is what the records say. */
@Tag("N-11")
class PublishedContractTest {
    static final List<Sample> SAMPLES = Samples.ALL;
    private static final String PLACE = "https://parley.invalid/schemas/";

    private static final SourceComments COMMENTS = new SourceComments();
    private static final JsonSchemas SCHEMAS = new JsonSchemas(COMMENTS);
    private static final JsonSchemaFactory FACTORY = factory();

    private final PublishedFiles docs = PublishedFiles.in("../docs");

    @Test
    void schemasAreUpToDate() {
        PublishedFiles.in("../docs/events/schemas").checkAll(schemaTexts(), ".json");
    }

    @Test
    void theAsyncApiDocumentIsUpToDate() {
        docs.check("events/asyncapi.json", ContractJson.pretty(new AsyncApi(COMMENTS).document()));
    }

    @Test
    void thePageOnEventsIsUpToDate() {
        docs.check("events/README.md", new EventsPage(COMMENTS).text());
    }

    @Test
    void thePageOnErrorsIsUpToDate() {
        docs.check("errors.md", ErrorsPage.text());
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void theSampleIsOfThePublishedForm(Sample sample) {
        var body = ContractJson.MAPPER.<JsonNode>valueToTree(sample.body());

        assertThat(schema(sample.family().root()).validate(body)).isEmpty();
        assertThat(schema(sample.body().getClass()).validate(body)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void aSampleWithoutOneOfItsRequiredFieldsIsNotOfThePublishedForm(Sample sample) {
        var type = sample.body().getClass();
        for (var component : type.getRecordComponents()) {
            if (!ContractTypes.isOptional(component)) {
                ObjectNode body = ContractJson.MAPPER.valueToTree(sample.body());
                body.remove(ContractTypes.jsonName(component));

                assertThat(schema(type).validate(body)).as(component.getName()).isNotEmpty();
            }
        }
    }

    @Test
    void everyBodyAndEveryTypeOfItIsDescribed() {
        var silent = ContractTypes.reachable().stream()
                .filter(type -> type.isSealed() || type.isEnum())
                .filter(type -> COMMENTS.of(type).text().isEmpty())
                .map(ContractTypes::name)
                .toList();

        assertThat(silent).as("types without a comment").isEmpty();
        assertThat(COMMENTS.of(chat.parley.contracts.command.DialogCommand.AssignOperator.class)
                        .of("queuedSequence"))
                .startsWith("the sequence of the DialogQueued event");
    }

    private static JsonSchema schema(Class<?> type) {
        return FACTORY.getSchema(
                SchemaLocation.of(PLACE + JsonSchemas.file(type)),
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    }

    private static JsonSchemaFactory factory() {
        Map<String, String> byAddress = schemaTexts().entrySet().stream()
                .collect(Collectors.toMap(entry -> PLACE + entry.getKey(), Map.Entry::getValue));
        return JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.schemas(byAddress)));
    }

    private static Map<String, String> schemaTexts() {
        var texts = new TreeMap<String, String>();
        SCHEMAS.all().forEach((file, schema) -> texts.put(file, ContractJson.pretty(schema)));
        return texts;
    }
}
