package chat.parley.integration.crm.amocrm;

import chat.parley.integration.crm.ChatHook;
import chat.parley.integration.crm.CrmHook;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What amoCRM tells of its chats, in the second version of its form: signed over the body, sent once. Files come as
 * addresses and are passed on as such; typing and reactions are of no interest.
 */
final class AmoChatHook implements ChatHook {
    private static final Pattern ID = Pattern.compile("[\\w-]{1,64}");

    @Override
    public Said read(CrmHook.Call call, String secret, String scope) {
        if (!new ChatSignature(secret).isGood(call.header(ChatSignature.HEADER), call.body())) {
            return new Said.Forged("the signature is not good");
        }
        Optional<JsonNode> read = json(call.body());
        if (read.isEmpty()) {
            return new Said.Malformed("a JSON object is sent");
        }
        JsonNode body = read.get();
        String account = body.path("account_id").asText();
        if (account.isEmpty() || !scope.endsWith("_" + account)) {
            return new Said.Malformed("account_id is that of the address");
        }
        JsonNode said = body.at("/message/message");
        if (!said.isObject()) {
            return new Said.Other();
        }
        String id = said.path("id").asText();
        if (!ID.matcher(id).matches()) {
            return new Said.Malformed("message.message.id is missing or too long");
        }
        String text = text(said);
        return text.isEmpty()
                ? new Said.Other()
                : new Said.Written(body.at("/message/conversation/client_id").textValue(), id, text);
    }

    private static Optional<JsonNode> json(byte[] body) {
        try {
            return Json.read(body, JsonNode.class).filter(JsonNode::isObject);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Its words, and what else there is as words; the visitor's channel may have nothing else. */
    private static String text(JsonNode said) {
        var lines = new StringBuilder(said.path("text").asText());
        String media = said.path("media").asText();
        if (media.matches("https?://\\S{1,2000}")) {
            lines.append('\n')
                    .append(said.path("file_name").asText())
                    .append(' ')
                    .append(media);
        }
        JsonNode place = said.path("location");
        if (place.path("lat").isNumber() && place.path("lon").isNumber()) {
            lines.append('\n')
                    .append(place.path("lat").asText())
                    .append(", ")
                    .append(place.path("lon").asText());
        }
        JsonNode contact = said.path("contact");
        if (contact.isObject()) {
            lines.append('\n')
                    .append(contact.path("name").asText())
                    .append(' ')
                    .append(contact.path("phone").asText());
        }
        return lines.toString().strip();
    }
}
