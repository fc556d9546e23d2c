package chat.parley.integration.crm.amocrm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("W-64")
class ChatSignatureTest {
    private static final String SECRET = "5a44c5dff55f3c15a4cce8d7c4cc27e207c7e189";
    private static final String PATH = "/v2/origin/custom/f90ba33d-c9d9-44da-b76c-c349b0ecbe41/connect";
    private static final byte[] BODY =
            ("{\"account_id\":\"af9945ff-1490-4cad-807d-945c15d88bec\",\"title\":\"ScopeTitle\","
                            + "\"hook_api_version\":\"v2\"}")
                    .getBytes(UTF_8);
    private static final Instant AT = Instant.parse("2020-10-29T11:59:55Z");

    private final ChatSignature signature = new ChatSignature(SECRET);

    @Test
    void aRequestIsSignedAsTheVendorsOwnSample() {
        assertThat(signature.headers("POST", PATH, BODY, AT))
                .isEqualTo(Map.of(
                        "date", "Thu, 29 Oct 2020 11:59:55 +0000",
                        "content-type", "application/json",
                        "content-md5", "a5e8ae04332a6d0aac15f01ad05d40e3",
                        "x-signature", "e0dcc1936d766a7d5f53fe19887fafa50bef92e0"));
    }

    @Test
    void theQueryIsNotSignedAndEverythingElseIs() {
        String good = signed(signature, "POST", PATH, BODY, AT);

        assertThat(signed(signature, "POST", PATH + "?limit=50", BODY, AT)).isEqualTo(good);
        assertThat(signed(signature, "DELETE", PATH, BODY, AT)).isNotEqualTo(good);
        assertThat(signed(signature, "POST", PATH + "s", BODY, AT)).isNotEqualTo(good);
        assertThat(signed(signature, "POST", PATH, "{}".getBytes(UTF_8), AT)).isNotEqualTo(good);
        assertThat(signed(signature, "POST", PATH, BODY, AT.plusSeconds(1))).isNotEqualTo(good);
        assertThat(signed(new ChatSignature("another"), "POST", PATH, BODY, AT)).isNotEqualTo(good);
    }

    @Test
    void aRequestWithoutABodyHasTheDigestOfNothing() {
        assertThat(signature.headers("GET", PATH, new byte[0], Instant.parse("2026-01-02T03:04:05Z")))
                .containsEntry("content-md5", "d41d8cd98f00b204e9800998ecf8427e")
                .containsEntry("date", "Fri, 02 Jan 2026 03:04:05 +0000");
    }

    @Test
    void whatComesIsBelievedOnlyWithTheSignatureOfItsVeryBytes() {
        byte[] body = "{\"account_id\":\"a\"}".getBytes(UTF_8);
        // openssl dgst -sha1 -hmac
        String good = "ad215eb421002d8843b032cbe1551e5c8ff1f5b6";

        assertThat(signature.isGood(good, body)).isTrue();
        assertThat(signature.isGood(good.toUpperCase(Locale.ROOT), body)).isTrue();
        assertThat(signature.isGood(good, "{\"account_id\": \"a\"}".getBytes(UTF_8)))
                .isFalse();
        assertThat(signature.isGood(good.substring(1), body)).isFalse();
        assertThat(signature.isGood("", body)).isFalse();
        assertThat(new ChatSignature("another").isGood(good, body)).isFalse();
    }

    private static String signed(ChatSignature by, String method, String path, byte[] body, Instant at) {
        return by.headers(method, path, body, at).get(ChatSignature.HEADER);
    }
}
