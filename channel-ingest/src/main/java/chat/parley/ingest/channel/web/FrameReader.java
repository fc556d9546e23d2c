package chat.parley.ingest.channel.web;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.ingest.visitor.SignedFields;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of a widget's frame; depth, number length and trailing text are bounded by the reader itself. */
final class FrameReader {
    private static final ObjectReader READER =
            Json.mapper().readerFor(Object.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private FrameReader() {}

    static FrameParser.Parsed read(String text) {
        try {
            return FrameParser.parse(READER.readValue(text));
        } catch (IOException e) {
            return noJson();
        }
    }

    static FrameParser.Parsed read(byte[] body) {
        try {
            return FrameParser.parse(READER.readValue(body));
        } catch (IOException e) {
            return noJson();
        }
    }

    /** What a site says of its visitor in the body of a request, under {@code identity}; null for nothing. */
    static @Nullable SignedFields identity(byte[] body) {
        try {
            return READER.readValue(body) instanceof Map<?, ?> map && map.get("identity") instanceof Map<?, ?> identity
                    ? FrameParser.fields(new FrameMembers(identity))
                    : null;
        } catch (IOException e) {
            throw FrameMembers.invalid("the body is not JSON");
        }
    }

    private static FrameParser.Parsed noJson() {
        return new FrameParser.Parsed.Bad(ErrorCode.INVALID_REQUEST, "a frame is one JSON object", null);
    }
}
