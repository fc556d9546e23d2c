package chat.parley.ingest.channel.web;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.text.WellFormed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a widget's frame from parsed JSON, trusting nothing in it. */
public final class FrameParser {
    /** Longest text of a visitor's message, in UTF-16 units. */
    public static final int TEXT_LIMIT = 4_096;

    private static final int TOKEN_LIMIT = 2_048;
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

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
        if (!(json instanceof Map<?, ?> fields)) {
            return new Parsed.Bad(ErrorCode.INVALID_REQUEST, "a frame is a JSON object", null);
        }
        try {
            return new Parsed.Good(frame(fields));
        } catch (ContractViolation e) {
            return new Parsed.Bad(e.code(), String.valueOf(e.getMessage()), usableRef(fields));
        }
    }

    private static VisitorFrame frame(Map<?, ?> fields) {
        return switch (text(fields, "type")) {
            case "hello" -> hello(fields);
            case "message" ->
                new VisitorFrame.Message(
                        ref(fields),
                        WellFormed.required(
                                "clientMessageId", optionalText(fields, "clientMessageId"), WellFormed.NAME_LIMIT),
                        WellFormed.required("text", optionalText(fields, "text"), TEXT_LIMIT),
                        page(fields.get("pageUrl")));
            case "read" ->
                new VisitorFrame.Read(
                        ref(fields), new DialogId(text(fields, "dialogId")), new MessageId(text(fields, "messageId")));
            case "close" -> new VisitorFrame.Close(ref(fields), new DialogId(text(fields, "dialogId")));
            case "card" ->
                new VisitorFrame.Card(
                        ref(fields),
                        new VisitorCard(
                                optionalText(fields, "name"), texts(fields, "emails"), texts(fields, "phones")));
            case "typing" ->
                new VisitorFrame.Typing(
                        flag(fields, "active"),
                        WellFormed.optional("preview", optionalText(fields, "preview"), TEXT_LIMIT));
            case "ping" -> new VisitorFrame.Ping();
            default -> throw invalid("no frame has this type");
        };
    }

    private static VisitorFrame hello(Map<?, ?> fields) {
        String token = text(fields, "token");
        if (token.length() > TOKEN_LIMIT) {
            throw new ContractViolation(ErrorCode.TOKEN_INVALID, "no token is that long");
        }
        long after = 0;
        Object given = fields.get("after");
        if (given instanceof Integer || given instanceof Long) {
            after = ((Number) given).longValue();
        } else if (given != null) {
            throw invalid("after must be a whole number");
        }
        if (after < 0) {
            throw invalid("after must not be negative");
        }
        return new VisitorFrame.Hello(token, after);
    }

    private static CommandId ref(Map<?, ?> fields) {
        String ref = text(fields, "ref");
        if (!UUID.matcher(ref).matches()) {
            throw new ContractViolation(ErrorCode.INVALID_ID, "ref must be a UUID");
        }
        return new CommandId(ref);
    }

    private static @Nullable String usableRef(Map<?, ?> fields) {
        return fields.get("ref") instanceof String ref && UUID.matcher(ref).matches() ? ref : null;
    }

    /** The page is an extra: an address that cannot be shown as a link is dropped and never costs a message. */
    private static @Nullable String page(@Nullable Object given) {
        if (!(given instanceof String page)
                || page.length() > DialogCommand.PAGE_LIMIT
                || !(page.startsWith("https://") || page.startsWith("http://"))) {
            return null;
        }
        try {
            return WellFormed.optional("pageUrl", page, DialogCommand.PAGE_LIMIT);
        } catch (ContractViolation e) {
            return null;
        }
    }

    private static String text(Map<?, ?> fields, String name) {
        String value = optionalText(fields, name);
        if (value == null) {
            throw invalid(name + " is missing");
        }
        return value;
    }

    private static @Nullable String optionalText(Map<?, ?> fields, String name) {
        Object value = fields.get(name);
        if (value != null && !(value instanceof String)) {
            throw invalid(name + " must be a text");
        }
        return (String) value;
    }

    private static boolean flag(Map<?, ?> fields, String name) {
        if (fields.get(name) instanceof Boolean value) {
            return value;
        }
        throw invalid(name + " must be true or false");
    }

    private static List<String> texts(Map<?, ?> fields, String name) {
        Object value = fields.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw invalid(name + " must be a list of texts");
        }
        var texts = new ArrayList<String>();
        for (Object item : list) {
            if (!(item instanceof String text)) {
                throw invalid(name + " must be a list of texts");
            }
            texts.add(text);
        }
        return texts;
    }

    private static ContractViolation invalid(String detail) {
        return new ContractViolation(ErrorCode.INVALID_REQUEST, detail);
    }
}
