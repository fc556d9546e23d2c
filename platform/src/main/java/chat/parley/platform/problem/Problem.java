package chat.parley.platform.problem;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.outcome.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refusal or failure as RFC 9457 writes it.
 *
 * @param presentDialogId with {@code dialog-closed}: the dialog that is open; else null
 * @param ownerId with {@code dialog-already-owned}: who has it; else null
 * @param ownerName their name; else null
 * @param retryAfterSeconds with {@code rate-limited}: when to come again; else null
 * @param errors with {@code invalid-setting} and {@code invalid-request}: field by field; else null
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        ErrorCode code,
        @Nullable DialogId presentDialogId,
        @Nullable OperatorId ownerId,
        @Nullable String ownerName,
        @Nullable Long retryAfterSeconds,
        @Nullable List<FieldError> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** What is wrong with one field. */
    public record FieldError(String field, ErrorCode code, String detail) {}

    public static Problem of(ErrorCode code, String detail) {
        return new Problem(type(code), code.meaning(), code.status(), detail, code, null, null, null, null, null);
    }

    public static Problem of(Outcome.Refused refused) {
        return new Problem(
                type(refused.code()),
                refused.code().meaning(),
                refused.code().status(),
                refused.detail(),
                refused.code(),
                refused.presentDialogId(),
                refused.ownerId(),
                refused.ownerName(),
                null,
                null);
    }

    public static Problem rateLimited(long retryAfterSeconds) {
        ErrorCode code = ErrorCode.RATE_LIMITED;
        return new Problem(
                type(code),
                code.meaning(),
                code.status(),
                code.meaning(),
                code,
                null,
                null,
                null,
                retryAfterSeconds,
                null);
    }

    public static Problem of(ErrorCode code, String detail, List<FieldError> errors) {
        return new Problem(type(code), code.meaning(), code.status(), detail, code, null, null, null, null, errors);
    }

    private static String type(ErrorCode code) {
        return "urn:parley:error:" + code.code();
    }
}
