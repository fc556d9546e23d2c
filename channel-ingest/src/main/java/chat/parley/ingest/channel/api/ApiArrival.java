package chat.parley.ingest.channel.api;

import chat.parley.contracts.dialog.MessageStatus;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.message.Attachment;
import chat.parley.contracts.text.EmailAddress;
import chat.parley.contracts.text.PhoneNumber;
import chat.parley.contracts.text.WellFormed;
import chat.parley.ingest.kit.Arrival;
import chat.parley.ingest.kit.RemoteFile;
import chat.parley.ingest.kit.Sender;
import chat.parley.ingest.kit.SenderCard;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what an account's program tells: a JSON object with a {@code type}. */
final class ApiArrival {
    /** Where files that were brought before lie, in place of an address. */
    static final String UPLOADED = "uploaded:";

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_URL = 2_000;
    private static final int MOST_FILES = Attachment.MOST;

    private ApiArrival() {}

    /** @throws ContractViolation for whatever is not of the documented form */
    static Arrival read(byte[] body) {
        try {
            JsonNode call = Json.read(body, JsonNode.class)
                    .filter(JsonNode::isObject)
                    .orElseThrow(() -> refused("the body must be a JSON object"));
            return read(call);
        } catch (IOException e) {
            throw refused("the body is no JSON");
        }
    }

    private static Arrival read(JsonNode call) {
        Sender sender = sender(call.path("sender"));
        return switch (text(call, "type", "type", LONGEST_ID)) {
            case "message" -> message(call, sender);
            case "edit" ->
                new Arrival.Edit(
                        sender,
                        id(call, "messageId"),
                        id(call, "edition"),
                        text(call, "text", "text", WellFormed.MESSAGE_LIMIT));
            case "deletion" -> new Arrival.Deletion(sender, id(call, "messageId"));
            case "receipt" -> new Arrival.Receipt(sender, id(call, "messageId"), status(call));
            case "reachability" -> {
                JsonNode reachable = call.path("reachable");
                if (!reachable.isBoolean()) {
                    throw refused("reachable must be true or false");
                }
                yield new Arrival.Reachability(
                        sender,
                        id(call, "occasion"),
                        reachable.booleanValue(),
                        optional(call, "reason", WellFormed.NAME_LIMIT));
            }
            case "typing" -> new Arrival.Typing(sender);
            default -> throw refused("there is no such type");
        };
    }

    private static Arrival.Message message(JsonNode call, Sender sender) {
        String id = id(call, "messageId");
        List<RemoteFile> files = files(call.path("files"));
        String text = optional(call, "text", WellFormed.MESSAGE_LIMIT);
        if ((text == null || text.isBlank()) && files.isEmpty()) {
            throw new ContractViolation(ErrorCode.INVALID_TEXT, "text must not be empty where there are no files");
        }
        String answered = optional(call, "replyTo", LONGEST_ID);
        return new Arrival.Message(sender, id, text == null ? "" : text, files, answered);
    }

    private static List<RemoteFile> files(JsonNode listed) {
        if (listed.isMissingNode() || listed.isNull()) {
            return List.of();
        }
        if (!listed.isArray() || listed.size() > MOST_FILES) {
            throw refused("files must be a list of at most " + MOST_FILES);
        }
        var files = new ArrayList<RemoteFile>();
        for (JsonNode file : listed) {
            String uploaded = optional(file, "attachmentId", LONGEST_ID);
            String where = uploaded == null ? text(file, "url", "files.url", LONGEST_URL) : UPLOADED + uploaded;
            if (uploaded == null && !where.matches("(?i)https?://.+")) {
                throw refused("files.url must begin with http:// or https://");
            }
            String name = optional(file, "name", WellFormed.NAME_LIMIT);
            // A file's bytes say what kind it is.
            files.add(new RemoteFile(where, where, null, name == null ? nameIn(where) : name, null, null, null, null));
        }
        return files;
    }

    private static String nameIn(String url) {
        String path = url.replaceFirst("[?#].*", "");
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.isBlank() || last.startsWith(UPLOADED) ? "file" : last;
    }

    private static MessageStatus status(JsonNode call) {
        return switch (text(call, "status", "status", LONGEST_ID).toLowerCase(Locale.ROOT)) {
            case "delivered" -> MessageStatus.DELIVERED;
            case "read" -> MessageStatus.READ;
            default -> throw refused("status must be delivered or read");
        };
    }

    private static Sender sender(JsonNode sender) {
        if (!sender.isObject()) {
            throw refused("sender is missing");
        }
        String language = optional(sender, "language", LONGEST_ID);
        if (language != null && !language.matches("[a-z]{2}")) {
            throw refused("sender.language must be a language code of two letters");
        }
        String email = optional(sender, "email", WellFormed.NAME_LIMIT);
        if (email != null && !EmailAddress.isOne(email)) {
            throw refused("sender.email must be an e-mail address");
        }
        String phone = optional(sender, "phone", WellFormed.NAME_LIMIT);
        if (phone != null && !PhoneNumber.isOne(phone)) {
            throw refused("sender.phone must be a phone number");
        }
        return new Sender(
                text(sender, "id", "sender.id", LONGEST_ID),
                optional(sender, "name", WellFormed.NAME_LIMIT),
                language,
                SenderCard.of(email, phone));
    }

    private static String id(JsonNode node, String field) {
        return text(node, field, field, LONGEST_ID);
    }

    private static String text(JsonNode node, String field, String called, int limit) {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw refused(called + " is missing or no text");
        }
        return Objects.requireNonNull(WellFormed.required(called, value.textValue(), limit));
    }

    private static @Nullable String optional(JsonNode node, String field, int limit) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw refused(field + " must be a text");
        }
        String text = WellFormed.optional(field, value.textValue(), limit);
        return text == null || text.isBlank() ? null : text;
    }

    private static ContractViolation refused(String detail) {
        return new ContractViolation(ErrorCode.INVALID_REQUEST, detail);
    }
}
