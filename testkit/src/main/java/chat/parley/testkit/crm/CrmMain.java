package chat.parley.testkit.crm;

import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;

/**
 * All simulators of CRMs in a process of their own, for tests that are no Java: it prints one line of JSON, which says
 * where each of them is and what is entered to connect it, and runs until its input ends. {@code GET /records} at the
 * port {@code control} says what they have; {@code POST /solved} {@code {"crm","hook","secret"}} has one of them call back
 * that its newest record is done with, and answers the status that it got; {@code POST /written}
 * {@code {"hook","secret","text"}} does so for what somebody writes in amoCRM's newest chat.
 */
public final class CrmMain implements AutoCloseable {
    private final ZendeskSimulator zendesk = ZendeskSimulator.start();
    private final FreshdeskSimulator freshdesk = FreshdeskSimulator.start();
    private final AmoSimulator amocrm = AmoSimulator.start();
    private final ZohoSimulator zoho = ZohoSimulator.start();
    private final UnisenderSimulator unisender = UnisenderSimulator.start();
    private final HttpServer control = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    private CrmMain() throws IOException {
        control.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        control.createContext("/records", exchange -> answer(exchange, records()));
        control.createContext("/solved", exchange -> {
            JsonNode wish = Json.mapper().readTree(exchange.getRequestBody().readAllBytes());
            answer(exchange, Json.mapper().createObjectNode().put("status", solved(wish)));
        });
        control.createContext("/written", exchange -> {
            JsonNode wish = Json.mapper().readTree(exchange.getRequestBody().readAllBytes());
            answer(exchange, Json.mapper().createObjectNode().put("status", written(wish)));
        });
        control.start();
    }

    /** Runs until the input ends: whoever started it is gone then. */
    public static void main(String[] arguments) throws IOException {
        try (var simulators = new CrmMain()) {
            System.out.println(simulators.entrances());
            while (System.in.read() >= 0) {
                // What comes is of no interest, only that nothing more will.
            }
        }
    }

    /** Where everything is, and what is entered to connect it. */
    private ObjectNode entrances() {
        ObjectNode all = Json.mapper().createObjectNode();
        all.put("control", control.getAddress().getPort());
        ObjectNode options = all.putObject("options");
        options.putObject("zendesk")
                .put("subdomain", Integer.toString(zendesk.port()))
                .put("login", ZendeskSimulator.LOGIN)
                .put("secret", ZendeskSimulator.TOKEN);
        options.putObject("freshdesk")
                .put("subdomain", Integer.toString(freshdesk.port()))
                .put("apiKey", FreshdeskSimulator.API_KEY);
        options.putObject("amocrm")
                .put("subdomain", Integer.toString(amocrm.port()))
                .put("token", AmoSimulator.TOKEN);
        options.putObject("chats")
                .put("chats", "true")
                .put("channelId", AmoChats.CHANNEL)
                .put("botId", AmoChats.BOT)
                .put("channelSecret", AmoChats.SECRET);
        options.putObject("zoho")
                .put("clientId", zoho.clientId())
                .put("clientSecret", ZohoSimulator.CLIENT_SECRET)
                .put("refreshToken", ZohoSimulator.REFRESH_TOKEN)
                .put("leadSource", "Chat");
        options.putObject("unisender").put("apiKey", UnisenderSimulator.API_KEY).put("list", unisender.list());
        return all;
    }

    private ObjectNode records() {
        ObjectNode all = Json.mapper().createObjectNode();
        put(all, "zendesk", zendesk.tickets());
        put(all, "freshdesk", freshdesk.tickets());
        put(all, "amocrm", amocrm.leads());
        put(all, "chats", amocrm.chats().messages());
        put(all, "zoho", zoho.leads());
        put(all, "unisender", unisender.contacts());
        return all;
    }

    private static void put(ObjectNode all, String crm, List<JsonNode> records) {
        records.forEach(all.putArray(crm)::add);
    }

    private int solved(JsonNode wish) {
        String hook = wish.path("hook").asText();
        String secret = wish.path("secret").asText();
        return switch (wish.path("crm").asText()) {
            case "zendesk" -> zendesk.solved(zendesk.tickets().getLast(), hook, secret, Instant.now());
            case "freshdesk" -> freshdesk.resolved(freshdesk.tickets().getLast(), hook, secret);
            case "amocrm" -> amocrm.won(amocrm.leads().getLast(), hook + "?key=" + secret);
            case "zoho" -> zoho.converted(zoho.leads().getLast(), hook, secret);
            default -> 0;
        };
    }

    private int written(JsonNode wish) {
        String conversation =
                amocrm.chats().messages().getLast().path("conversation_id").asText();
        return amocrm.chats()
                .writes(
                        wish.path("hook").asText(),
                        conversation,
                        "written-" + Instant.now().toEpochMilli(),
                        wish.path("text").asText(),
                        wish.path("secret").asText());
    }

    private static void answer(HttpExchange exchange, JsonNode body) throws IOException {
        byte[] bytes = Json.bytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        control.stop(0);
        List.of(zendesk, freshdesk, amocrm, zoho, unisender).forEach(CrmServer::close);
    }
}
