package chat.parley.contracts.message;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AttachmentId;
import chat.parley.contracts.text.WellFormed;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file that came with a message. Its bytes are in channel-ingest's store before any command names it, and are had by
 * a signed link that expires.
 *
 * @param name as its sender named it, for people; never used as a path
 * @param mediaType for example {@code image/png}
 * @param size in bytes
 * @param width in pixels; null when unknown or not a picture
 * @param height in pixels; null when unknown or not a picture
 * @param seconds how long it plays; null when unknown or nothing that plays
 */
public record Attachment(
        AttachmentId attachmentId,
        AttachmentKind kind,
        String name,
        String mediaType,
        long size,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Integer seconds) {
    /** Most attachments of one message. */
    public static final int MOST = 20;

    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,63}/[a-z0-9][a-z0-9!#$&^_.+-]{0,63}");

    public Attachment {
        require("attachmentId", attachmentId);
        require("kind", kind);
        WellFormed.required("name", name, WellFormed.NAME_LIMIT);
        if (mediaType == null || !MEDIA_TYPE.matcher(mediaType).matches()) {
            throw new ContractViolation(ErrorCode.INVALID_REQUEST, "mediaType must be of the form type/subtype");
        }
        if (size < 0 || negative(width) || negative(height) || negative(seconds)) {
            throw new ContractViolation(ErrorCode.INVALID_REQUEST, "an attachment's measures are never negative");
        }
    }

    /**
     * The attachments of a message, as they may be.
     *
     * @param attachments null counts as none, as in what was written before there were any
     * @throws ContractViolation when there are too many
     */
    public static List<Attachment> checked(@Nullable List<Attachment> attachments) {
        if (attachments == null) {
            return List.of();
        }
        if (attachments.size() > MOST) {
            throw new ContractViolation(ErrorCode.INVALID_REQUEST, "a message has at most " + MOST + " attachments");
        }
        return List.copyOf(attachments);
    }

    private static boolean negative(@Nullable Integer measure) {
        return measure != null && measure < 0;
    }

    private static void require(String field, @Nullable Object value) {
        if (value == null) {
            throw new ContractViolation(ErrorCode.INVALID_REQUEST, field + " is missing");
        }
    }
}
