package chat.parley.admin.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
    @ParameterizedTest
    @CsvSource({
        "https://shop.example, https://shop.example",
        "HTTPS://Shop.Example, https://shop.example",
        "https://shop.example:443, https://shop.example",
        "http://shop.example:80, http://shop.example",
        "http://shop.example:443, http://shop.example:443",
        "http://localhost:3000, http://localhost:3000",
        "http://127.0.0.1:3000, http://127.0.0.1:3000",
        "http://[::1]:3000, http://[::1]:3000",
        "https://магазин.рф, https://xn--80aairftm.xn--p1ai",
        "https://магазин.рф:8443, https://xn--80aairftm.xn--p1ai:8443",
    })
    void anOriginIsKeptAsBrowsersSendIt(String given, String kept) {
        assertThat(Origins.canonical(given)).contains(kept);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "*",
                "null",
                "shop.example",
                "https://",
                "https://*.shop.example",
                "https://shop.example/",
                "https://shop.example/page",
                "https://shop.example?q",
                "https://shop.example#f",
                "https://user@shop.example",
                "https://shop.example:",
                "https://shop.example:0",
                "https://shop.example:65536",
                "https://shop.example:port",
                "https://shop..example",
                "https://.shop.example",
                "https://shop example",
                "ftp://shop.example",
                "javascript://shop.example",
                "chrome-extension://abcdef"
            })
    void everythingElseIsRefused(String given) {
        assertThat(Origins.canonical(given)).isEmpty();
    }
}
