package chat.parley.integration.crm.amocrm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.integration.crm.ChatHook.Said;
import chat.parley.integration.crm.CrmHook;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("W-64")
class AmoChatHookTest {
    private static final String SECRET = "s3cret";

    @Test
    void theUsersWordsAreForTheConversationThatWeNamed() {
        assertThat(read(written("{\"id\":\"a-1\",\"type\":\"text\",\"text\":\" good day \",\"media\":\"\"}")))
                .isEqualTo(new Said.Written("c-1", "a-1", "good day"));
    }

    @Test
    void aChatThatTheUserBeganNamesNoConversationOfOurs() {
        assertThat(read("{\"account_id\":\"1\",\"message\":{\"conversation\":{\"id\":\"x\"},"
                        + "\"message\":{\"id\":\"a-1\",\"type\":\"text\",\"text\":\"x\"}}}"))
                .isEqualTo(new Said.Written(null, "a-1", "x"));
    }

    @Test
    void filesPlacesAndContactsAreSaidAsWords() {
        assertThat(read(written("{\"id\":\"a-1\",\"type\":\"file\",\"text\":\"see\",\"file_name\":\"bill.pdf\","
                        + "\"media\":\"https://drive.amocrm.ru/bill\"}")))
                .isEqualTo(new Said.Written("c-1", "a-1", "see\nbill.pdf https://drive.amocrm.ru/bill"));
        assertThat(read(written("{\"id\":\"a-1\",\"type\":\"picture\",\"media\":\"javascript:alert(1)\"}")))
                .isInstanceOf(Said.Other.class);
        assertThat(read(written("{\"id\":\"a-1\",\"type\":\"location\",\"location\":{\"lon\":37.5,\"lat\":55.7}}")))
                .isEqualTo(new Said.Written("c-1", "a-1", "55.7, 37.5"));
        assertThat(read(written(
                        "{\"id\":\"a-1\",\"type\":\"contact\",\"contact\":{\"name\":\"Ann\",\"phone\":\"+7\"}}")))
                .isEqualTo(new Said.Written("c-1", "a-1", "Ann +7"));
    }

    @Test
    void whatIsNotSignedIsNotEvenRead() {
        byte[] body = written("{\"id\":\"a-1\",\"text\":\"x\"}").getBytes(UTF_8);

        assertThat(read(body, signature("another", body))).isInstanceOf(Said.Forged.class);
        assertThat(read(body, "")).isInstanceOf(Said.Forged.class);
        assertThat(read("no JSON".getBytes(UTF_8), "x")).isInstanceOf(Said.Forged.class);
    }

    @Test
    void typingAndReactionsAreOfNoInterestAndNonsenseIsRefused() {
        assertThat(read("{\"account_id\":\"1\",\"action\":{\"typing\":{\"user\":{\"id\":\"u\"}}}}"))
                .isInstanceOf(Said.Other.class);
        for (String body : List.of(
                "",
                "[]",
                "x",
                "{\"message\":{}}",
                "{\"account_id\":\"2\",\"message\":{\"message\":{\"id\":\"a\",\"text\":\"x\"}}}",
                written("{\"text\":\"x\"}"),
                written("{\"id\":\"a b\",\"text\":\"x\"}"),
                written("{\"id\":\"" + "a".repeat(65) + "\",\"text\":\"x\"}"))) {
            assertThat(read(body)).as(body).isInstanceOf(Said.Malformed.class);
        }
    }

    private static String written(String message) {
        return "{\"account_id\":\"1\",\"time\":1,\"message\":{\"conversation\":{\"id\":\"x\",\"client_id\":\"c-1\"},"
                + "\"message\":" + message + "}}";
    }

    private static Said read(String body) {
        byte[] bytes = body.getBytes(UTF_8);
        return read(bytes, signature(SECRET, bytes));
    }

    private static Said read(byte[] body, String shown) {
        var call = new CrmHook.Call(Map.of("x-signature", shown), Map.of(), body);
        return new AmoChatHook().read(call, SECRET, "channel_1");
    }

    private static String signature(String secret, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA1"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
