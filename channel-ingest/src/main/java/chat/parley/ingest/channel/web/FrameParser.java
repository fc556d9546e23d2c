package chat.parley.ingest.channel.web;

import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.dialog.VisitorField;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AttachmentId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.InvitationId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.message.Attachment;
import chat.parley.contracts.text.WellFormed;
import chat.parley.ingest.visitor.SignedFields;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a widget's frame from parsed JSON, trusting nothing in it. */
public final class FrameParser {
    /** Longest text of a visitor's message, in UTF-16 units. */
    public static final int TEXT_LIMIT = 4_096;

    private static final int TOKEN_LIMIT = 2_048;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");

    /** What became of a frame. */
    public sealed interface Parsed {
        record Good(VisitorFrame frame) implements Parsed {}

        /**
         * @param detail one sentence for a developer, without anything of the frame's content
         * @param ref the frame's own {@code ref}, to be repeated in the answer; null when it has no usable one
         */
        record Bad(ErrorCode code, String detail, @Nullable String ref) implements Parsed {}
    }

    private FrameParser() {}

    /** @param json the frame as parsed JSON, of whatever kind; null for JSON's null */
    public static Parsed parse(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> map)) {
            return new Parsed.Bad(ErrorCode.INVALID_REQUEST, "a frame is a JSON object", null);
        }
        var frame = new FrameMembers(map);
        try {
            return new Parsed.Good(frame(frame));
        } catch (ContractViolation e) {
            return new Parsed.Bad(e.code(), String.valueOf(e.getMessage()), frame.usableRef());
        }
    }

    private static VisitorFrame frame(FrameMembers frame) {
        return switch (frame.text("type")) {
            case "hello" -> hello(frame);
            case "message" -> message(frame);
            case "start" ->
                new VisitorFrame.Start(frame.ref(), frame.page("pageUrl"), language(frame), department(frame));
            case "read" ->
                new VisitorFrame.Read(
                        frame.ref(), new DialogId(frame.text("dialogId")), new MessageId(frame.text("messageId")));
            case "close" -> new VisitorFrame.Close(frame.ref(), new DialogId(frame.text("dialogId")));
            case "card" ->
                new VisitorFrame.Card(
                        frame.ref(),
                        new VisitorCard(frame.optionalText("name"), frame.texts("emails"), frame.texts("phones")));
            case "rate" -> rate(frame);
            case "fields" -> new VisitorFrame.Fields(frame.ref(), fields(frame));
            case "transcript" ->
                new VisitorFrame.Transcript(frame.ref(), new DialogId(frame.text("dialogId")), frame.text("email"));
            case "typing" ->
                new VisitorFrame.Typing(
                        frame.flag("active"),
                        WellFormed.optional("preview", frame.optionalText("preview"), TEXT_LIMIT));
            case "ping" -> new VisitorFrame.Ping();
            default -> throw FrameMembers.invalid("no frame has this type");
        };
    }

    private static VisitorFrame hello(FrameMembers frame) {
        String token = frame.text("token");
        if (token.length() > TOKEN_LIMIT) {
            throw new ContractViolation(ErrorCode.TOKEN_INVALID, "no token is that long");
        }
        long after = frame.has("after") ? frame.wholeNumber("after") : 0;
        if (after < 0) {
            throw FrameMembers.invalid("after must not be negative");
        }
        return new VisitorFrame.Hello(token, after);
    }

    private static VisitorFrame message(FrameMembers frame) {
        List<AttachmentId> attachments = frame.texts("attachments").stream()
                .map(AttachmentId::new)
                .distinct()
                .toList();
        if (attachments.size() > Attachment.MOST) {
            throw FrameMembers.invalid("a message has at most " + Attachment.MOST + " attachments");
        }
        return new VisitorFrame.Message(
                frame.ref(),
                WellFormed.required("clientMessageId", frame.optionalText("clientMessageId"), WellFormed.NAME_LIMIT),
                WellFormed.requiredUnless(!attachments.isEmpty(), "text", frame.optionalText("text"), TEXT_LIMIT),
                frame.page("pageUrl"),
                attachments,
                frame.optionalFlag("offline"),
                language(frame),
                department(frame),
                frame.has("invitationId") ? new InvitationId(frame.text("invitationId")) : null);
    }

    private static @Nullable String language(FrameMembers frame) {
        String language = frame.optionalText("language");
        if (language != null && !LANGUAGE.matcher(language).matches()) {
            throw FrameMembers.invalid("language must be an ISO 639-1 code");
        }
        return language;
    }

    private static @Nullable DepartmentId department(FrameMembers frame) {
        String department = frame.optionalText("departmentId");
        return department == null ? null : new DepartmentId(department);
    }

    private static VisitorFrame rate(FrameMembers frame) {
        long mark = frame.wholeNumber("mark");
        if (mark < 1 || mark > 5) {
            throw FrameMembers.invalid("mark must be 1 to 5");
        }
        return new VisitorFrame.Rate(
                frame.ref(), new DialogId(frame.text("dialogId")), (int) mark, frame.optionalText("comment"));
    }

    /** The older form is one without an end; what is in between is neither. */
    static SignedFields fields(FrameMembers frame) {
        List<SignedFields.Field> fields = frame.list("fields", FrameParser::field);
        if (fields.isEmpty() || fields.size() > VisitorField.MOST) {
            throw FrameMembers.invalid("fields must be a list of 1 to " + VisitorField.MOST);
        }
        boolean timed = frame.has("exp") || frame.has("iat");
        String sign = frame.optionalText("sign");
        return new SignedFields(
                fields,
                sign == null ? "" : sign,
                timed ? new SignedFields.Validity(frame.wholeNumber("iat"), frame.wholeNumber("exp")) : null,
                timed ? WellFormed.optional("id", frame.optionalText("id"), WellFormed.NAME_LIMIT) : null);
    }

    private static SignedFields.Field field(@Nullable Object pair) {
        if (pair instanceof List<?> list && list.size() == 2 && list.get(0) instanceof String name) {
            return new SignedFields.Field(name, list.get(1));
        }
        throw FrameMembers.invalid("each of fields must be a pair of a name and a value");
    }
}
