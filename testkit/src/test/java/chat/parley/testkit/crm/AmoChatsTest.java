package chat.parley.testkit.crm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.testkit.MutableClock;
import chat.parley.testkit.crm.CrmServer.Answer;
import chat.parley.testkit.crm.CrmServer.Request;
import java.time.Duration;
import java.util.HashMap;
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
