package chat.parley.testkit.crm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.testkit.MutableClock;
import chat.parley.testkit.crm.CrmServer.Answer;
import chat.parley.testkit.crm.CrmServer.Request;
import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("W-64")
class AmoChatsTest {
    private static final String CONNECT = "/v2/origin/custom/" + AmoChats.CHANNEL + "/connect";
    private static final String BODY =
            "{\"account_id\":\"" + AmoChats.ACCOUNT + "\",\"title\":\"ScopeTitle\",\"hook_api_version\":\"v2\"}";
    /** The vendor's own sample. */
    private static final Map<String, String> SIGNED = Map.of(
            "date", "Thu, 29 Oct 2020 11:59:55 +0000",
            "content-type", "application/json",
            "content-md5", "a5e8ae04332a6d0aac15f01ad05d40e3",
            "x-signature", "e0dcc1936d766a7d5f53fe19887fafa50bef92e0");

    private static final String CHAT = "{\"conversation_id\":\"c-1\",\"user\":{\"id\":\"v-1\",\"name\":\"Ann\"}}";
    private static final String SAID =
            "{\"event_type\":\"new_message\",\"payload\":{\"timestamp\":1,\"msec_timestamp\":1,"
                    + "\"msgid\":\"m-%d\",\"conversation_id\":\"c-1\",\"sender\":{\"id\":\"v-1\",\"name\":\"Ann\"},"
                    + "\"message\":{\"type\":\"text\",\"text\":\"hello\"}}}";

    private final MutableClock clock = MutableClock.at("2020-10-29T12:00:00Z");
    private final AmoChats chats = new AmoChats(clock);

    @Test
    void theSampleOfTheVendorConnects() {
        Answer answer = ask(CONNECT, SIGNED, BODY);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Objects.requireNonNull(answer.body()).path("scope_id").asText())
                .isEqualTo(AmoChats.SCOPE);
        assertThat(chats.isConnected()).isTrue();
    }

    @Test
    void whatIsNotSignedAsTheReferenceSaysIsRefused() {
        assertRefused("date", "Thu, 29 Oct 2020 11:59:56 +0000");
        assertRefused("date", "yesterday");
        assertRefused("content-type", "text/plain");
        assertRefused("content-md5", "d41d8cd98f00b204e9800998ecf8427e");
        assertRefused("x-signature", "e0dcc1936d766a7d5f53fe19887fafa50bef92e1");
        assertThat(ask(CONNECT, SIGNED, BODY + " ").status()).isEqualTo(403);
        assertThat(ask(CONNECT + "s", SIGNED, BODY).status()).isEqualTo(403);
        clock.advance(Duration.ofMinutes(16));
        assertThat(ask(CONNECT, SIGNED, BODY).status()).isEqualTo(403);
        assertThat(chats.isConnected()).isFalse();
    }

    @Test
    void whatWasSaidIsReadByPages() {
        ask(CONNECT, SIGNED, BODY);
        assertThat(history(Map.of()).status()).isEqualTo(204);
        assertThat(signed("POST", "/chats", Map.of(), CHAT).status()).isEqualTo(200);
        for (int number = 1; number <= 60; number++) {
            assertThat(signed("POST", "", Map.of(), SAID.formatted(number)).status())
                    .isEqualTo(200);
        }

        assertThat(read(history(Map.of()))).hasSize(50);
        assertThat(read(history(Map.of("offset", "50", "limit", "10")))).hasSize(10);
        assertThat(history(Map.of("offset", "60")).status()).isEqualTo(204);
        assertThat(history(Map.of("limit", "51")).status()).isEqualTo(400);
    }

    @Test
    void whoTypesAndWhoReactsIsNamedWithTheChat() {
        ask(CONNECT, SIGNED, BODY);
        signed("POST", "/chats", Map.of(), CHAT);
        signed("POST", "", Map.of(), SAID.formatted(1));
        String typing = "{\"conversation_id\":\"%s\",\"sender\":{\"id\":\"v-1\"}}";
        String reaction = "{\"conversation_id\":\"c-1\",\"msgid\":\"%s\",\"user\":{\"id\":\"v-1\"},"
                + "\"type\":\"%s\",\"emoji\":\"👍\"}";

        assertThat(signed("POST", "/typing", Map.of(), typing.formatted("c-1")).status())
                .isEqualTo(204);
        assertThat(signed("POST", "/typing", Map.of(), typing.formatted("c-2")).status())
                .isEqualTo(400);
        assertThat(signed("POST", "/react", Map.of(), reaction.formatted("m-1", "react"))
                        .status())
                .isEqualTo(200);
        assertThat(signed("POST", "/react", Map.of(), reaction.formatted("m-9", "react"))
                        .status())
                .isEqualTo(404);
        assertThat(signed("POST", "/react", Map.of(), reaction.formatted("m-1", "like"))
                        .status())
                .isEqualTo(400);
    }

    private Answer history(Map<String, String> query) {
        return signed("GET", "/chats/c-1/history", query, "");
    }

    private static JsonNode read(Answer answer) {
        return Objects.requireNonNull(answer.body()).path("messages");
    }

    private Answer signed(String method, String path, Map<String, String> query, String body) {
        String whole = "/v2/origin/custom/" + AmoChats.SCOPE + path;
        String date = SIGNED.get("date");
        String md5 = md5(body);
        String text = String.join("\n", method, md5, "application/json", date, whole);
        var headers = Map.of(
                "date",
                date,
                "content-type",
                "application/json",
                "content-md5",
                md5,
                "x-signature",
                AmoSignature.of(AmoChats.SECRET, text));
        return chats.answer(new Request(method, whole, query, headers, body.getBytes(UTF_8)));
    }

    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertRefused(String header, String value) {
        var headers = new HashMap<>(SIGNED);
        headers.put(header, value);
        Answer answer = ask(CONNECT, headers, BODY);
        assertThat(answer.status()).as(header).isEqualTo(403);
        assertThat(Objects.requireNonNull(answer.body()).path("error_type").asText())
                .isEqualTo("ORIGIN_INVALID_SIGNATURE");
    }

    private Answer ask(String path, Map<String, String> headers, String body) {
        return chats.answer(new Request("POST", path, Map.of(), headers, body.getBytes(UTF_8)));
    }
}
