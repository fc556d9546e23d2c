package chat.parley.integration.crm.amocrm;

import chat.parley.integration.crm.Access;
import chat.parley.integration.crm.Calls;
import chat.parley.integration.crm.ChatHook;
import chat.parley.integration.crm.ChatLine;
import chat.parley.integration.crm.CrmAnswer;
import chat.parley.integration.crm.CrmChat;
import chat.parley.integration.crm.CrmTicket;
import chat.parley.integration.crm.CrmVendor;
import chat.parley.integration.crm.Talk;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Parley as a chat channel of amoCRM [W-64]. Its Chats API is a server of its own, where requests are signed with the
 * channel's secret; what joins a chat and a contact is asked of the account itself. What operators say is said by the
 * channel's bot under their names: a message that names nobody of amoCRM's is refused there. A repeat is known by its
 * {@code msgid}; that an edited message needs no more than this is not confirmed by what the vendor has published.
 */
final class AmoChat implements CrmChat {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String ROOT = "/v2/origin/custom/";
    private static final int LONGEST_ERROR = 200;
    /** "Other", which is said with words. */
    private static final int OTHER_ERROR = 905;

    private final Talk account;
    private final Talk talk;
    private final String channel;
    private final String scope;
    private final String bot;

    /** @param account the way to the account's own interface */
    AmoChat(CrmVendor.Link link, Talk account) {
        this.account = account;
        this.talk = new Talk(signed(link), Access.fixed(Map.of()), link.clock(), AmoChat::words);
        this.channel = link.option("channelId");
        this.scope = link.option("scopeId");
        this.bot = link.option("botId");
    }

    @Override
    public CrmAnswer connect() {
        return account.get("/api/v4/account?with=amojo_id", body -> {
            String id = body.path("amojo_id").asText();
            if (id.isEmpty()) {
                return new CrmAnswer.Refused(200, "the account has no chats");
            }
            ObjectNode wish = JSON.objectNode();
            wish.put("account_id", id).put("title", "Parley").put("hook_api_version", "v2");
            return talk.send("POST", ROOT + channel + "/connect", wish, answer -> {
                String given = answer.path("scope_id").asText();
                return done(given.isEmpty() ? channel + "_" + id : given);
            });
        });
    }

    @Override
    public CrmAnswer disconnect() {
        if (!scope.startsWith(channel + "_")) {
            return done("");
        }
        ObjectNode wish = JSON.objectNode().put("account_id", scope.substring(channel.length() + 1));
        return talk.send("DELETE", ROOT + channel + "/disconnect", wish, answer -> done(""));
    }

    @Override
    public CrmAnswer open(String conversationId, CrmTicket.Requester visitor, String recordId) {
        ObjectNode wish = JSON.objectNode().put("conversation_id", conversationId);
        wish.set("user", person(visitor));
        return talk.send("POST", ROOT + scope + "/chats", wish, answer -> {
            String chat = answer.path("id").asText();
            return chat.isEmpty() ? new CrmAnswer.Again(null, "the answer names no chat", null) : show(chat, recordId);
        });
    }

    /** With the lead's contact; where amoCRM refuses that, for it has another, the chat stays where it is. */
    private CrmAnswer show(String chat, String lead) {
        return account.get("/api/v4/leads/" + lead + "?with=contacts", body -> {
            long contact = body.at("/_embedded/contacts/0/id").asLong();
            if (contact == 0) {
                return done(chat);
            }
            ArrayNode wish = JSON.arrayNode();
            wish.addObject().put("chat_id", chat).put("contact_id", contact);
            CrmAnswer linked = account.send("POST", "/api/v4/contacts/chats", wish, answer -> done(chat));
            return linked instanceof CrmAnswer.Refused ? done(chat) : linked;
        });
    }

    @Override
    public CrmAnswer say(ChatLine line) {
        return post("new_message", line);
    }

    @Override
    public CrmAnswer edit(ChatLine line) {
        return post("edit_message", line);
    }

    private CrmAnswer post(String type, ChatLine line) {
        ObjectNode wish = JSON.objectNode().put("event_type", type);
        ObjectNode payload = wish.putObject("payload");
        payload.put("timestamp", line.at().getEpochSecond())
                .put("msec_timestamp", line.at().toEpochMilli())
                .put("msgid", line.id())
                .put("conversation_id", line.conversationId());
        ChatLine.Author author = line.author();
        if (author == null) {
            payload.set("sender", person(line.visitor()));
        } else {
            payload.putObject("sender")
                    .put("id", author.id())
                    .put("name", author.name())
                    .put("ref_id", bot);
            payload.set("receiver", person(line.visitor()));
        }
        payload.set("message", message(line));
        // Whom it is news to is the company: its own answers are none.
        payload.put("silent", author != null);
        return talk.send("POST", ROOT + scope, wish, answer -> done(line.conversationId()));
    }

    private static ObjectNode message(ChatLine line) {
        ObjectNode message = JSON.objectNode();
        ChatLine.File file = line.file();
        if (file == null) {
            return message.put("type", "text").put("text", line.text());
        }
        String type = switch (file.kind()) {
            case "image", "sticker" -> "picture";
            case "audio", "voice", "video" -> file.kind();
            default -> "file";
        };
        return message.put("type", type)
                .put("text", line.text())
                .put("media", file.url())
                .put("file_name", file.name())
                .put("file_size", file.size());
    }

    @Override
    public CrmAnswer arrived(String messageId) {
        return status(messageId, JSON.objectNode().put("status_code", 1));
    }

    @Override
    public CrmAnswer read(String messageId) {
        return status(messageId, JSON.objectNode().put("status_code", 2));
    }

    @Override
    public CrmAnswer failed(String messageId, String reason) {
        return status(
                messageId,
                JSON.objectNode()
                        .put("status_code", -1)
                        .put("error_code", OTHER_ERROR)
                        .put("error", reason.substring(0, Math.min(reason.length(), LONGEST_ERROR))));
    }

    private CrmAnswer status(String messageId, ObjectNode status) {
        status.put("msgid", messageId);
        return talk.send("POST", ROOT + scope + "/" + messageId + "/delivery_status", status, answer -> done(""));
    }

    private static ObjectNode person(CrmTicket.Requester visitor) {
        ObjectNode person = JSON.objectNode().put("id", visitor.id()).put("name", visitor.name());
        if (visitor.email() != null || visitor.phone() != null) {
            ObjectNode profile = person.putObject("profile");
            if (visitor.email() != null) {
                profile.put("email", visitor.email());
            }
            if (visitor.phone() != null) {
                profile.put("phone", visitor.phone());
            }
        }
        return person;
    }

    /** The way to the chats; what may be answered with nothing at all counts as answered so. */
    private static Calls signed(CrmVendor.Link link) {
        var signature = new ChatSignature(link.option(ChatHook.SECRET));
        return (method, path, headers, body) -> {
            var all = new LinkedHashMap<>(headers);
            all.putAll(signature.headers(method, path, body, link.clock().instant()));
            Calls.Reply reply = link.calls().call(method, link.chatSite() + path, all, body);
            boolean silent = path.endsWith("/delivery_status") || path.endsWith("/disconnect");
            return silent
                            && reply instanceof Calls.Reply.Answered(var status, var wait, var answer)
                            && status == 200
                            && answer.isMissingNode()
                    ? new Calls.Reply.Answered(204, wait, answer)
                    : reply;
        };
    }

    private static CrmAnswer done(String id) {
        return new CrmAnswer.Done(id, "");
    }

    private static String words(JsonNode body) {
        return body.path("error_type").asText() + " "
                + body.path("error_description").asText();
    }
}
