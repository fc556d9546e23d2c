package chat.parley.platform.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Optional;

/**
 * JSON as Parley writes and reads it: nulls left out, instants as ISO 8601, unknown fields ignored, so that an older
 * reader survives a newer writer [N-11].
 */
public final class Json {
    private static final ObjectMapper MAPPER = configured();

    private Json() {}

    /** The shared mapper; never reconfigure it. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** A new mapper configured the same way, for a framework that insists on one of its own. */
    public static ObjectMapper configured() {
        return configure(JsonMapper.builder().build());
    }

    /** Gives {@code mapper} Parley's configuration. */
    public static ObjectMapper configure(ObjectMapper mapper) {
        return mapper.registerModule(new JavaTimeModule())
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }

    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new IllegalStateException("contract types are always writable: " + value.getClass(), e);
        }
    }

    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (IOException e) {
            throw new IllegalStateException("contract types are always writable: " + value.getClass(), e);
        }
    }

    /**
     * Reads a body of a topic.
     *
     * @return empty when the body's {@code type} is one that this version does not know: skip it
     * @throws IOException when the body is not JSON or not of the type's form: poison
     */
    public static <T> Optional<T> read(byte[] body, Class<T> type) throws IOException {
        JavaType java = MAPPER.constructType(type);
        return Optional.ofNullable(MAPPER.readValue(body, java));
    }
}
