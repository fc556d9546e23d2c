package chat.parley.notification.socket;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Reads the console's frames; says why one cannot be read, and to which command that belongs. */
final class FrameReader {
    private static final int LONGEST_REF = 64;

    private FrameReader() {}

    /** A frame, or why there is none. */
    sealed interface Reading {
        record Good(ConsoleFrame frame) implements Reading {}

        /** @param ref as the client wrote it; null where there was none */
        record Bad(ErrorCode code, String detail, @Nullable String ref) implements Reading {}
    }

    static Reading read(String text) {
        String ref = null;
        try {
            JsonNode json = Json.mapper().readTree(text);
            ref = ref(json);
            ConsoleFrame frame = Json.mapper().treeToValue(json, ConsoleFrame.class);
            return frame == null ? malformed(ref) : new Reading.Good(frame);
        } catch (JsonProcessingException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof ContractViolation violation) {
                    return new Reading.Bad(violation.code(), String.valueOf(violation.getMessage()), ref);
                }
            }
            return malformed(ref);
        }
    }

    private static Reading malformed(@Nullable String ref) {
        return new Reading.Bad(ErrorCode.INVALID_REQUEST, "the frame is not of the documented form", ref);
    }

    private static @Nullable String ref(JsonNode json) {
        JsonNode ref = json.get("ref");
        return ref != null && ref.isTextual() && ref.textValue().length() <= LONGEST_REF ? ref.textValue() : null;
    }
}
