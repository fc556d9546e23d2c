package chat.parley.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.ContractJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("N-11")
class SchemaChangesTest {
    private static final String RELEASED = """
            {"Thing.json": {"type": "object", "description": "A thing.",
               "properties": {"id": {"type": "string", "description": "whose"}, "size": {"type": "integer"}},
               "required": ["id"]},
             "Kind.json": {"type": "string", "enum": ["one", "two"]},
             "All.json": {"oneOf": [{"$ref": "Thing.json"}, {"$ref": "Kind.json"}]}}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"Kind.json\"                 | \"Other.json\"                  | Kind.json: the type is gone",
                "\"size\": {\"type\"           | \"length\": {\"type\"           | the field size is gone",
                "{\"type\": \"integer\"}       | {\"type\": \"string\"}          | the field size is",
                "\"required\": [\"id\"]        | \"required\": []                | which is optional now",
                "\"required\": [\"id\"]        | \"required\": [\"id\", \"size\"]  | which is required now",
                "[\"one\", \"two\"]            | [\"one\"]                       | Kind.json: is",
                "[\"one\", \"two\"]            | [\"one\", \"two\", \"three\"]      | Kind.json: is",
                ", {\"$ref\": \"Kind.json\"}   | ``                              | no longer one of them is Kind.json"
            })
    void whatBreaksSomebodyIsFound(String was, String becomes, String said) throws JsonProcessingException {
        var changed = RELEASED.replace(was, becomes);

        assertThat(changed).isNotEqualTo(RELEASED);
        assertThat(SchemaChanges.breaking(json(RELEASED), json(changed)))
                .isNotEmpty()
                .anyMatch(change -> change.contains(said));
    }

    @Test
    void moreOptionalFieldsMoreTypesAndOtherWordsBreakNobody() throws JsonProcessingException {
        var later = RELEASED.replace("A thing.", "Something.")
                .replace("\"whose\"", "\"who has it\"")
                .replace("\"size\": {", "\"colour\": {\"type\": \"string\"}, \"size\": {")
                .replace("[{\"$ref\"", "[{\"$ref\": \"New.json\"}, {\"$ref\"")
                .replace("{\"Thing.json\"", "{\"New.json\": {\"type\": \"object\"}, \"Thing.json\"");

        assertThat(SchemaChanges.breaking(json(RELEASED), json(later))).isEmpty();
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return ContractJson.MAPPER.readTree(text);
    }
}
