package chat.parley.ingest.visit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://Shop.example,https://shop.example/",
        "https://shop.example/prices?tab=2#top,https://shop.example/prices?tab=2",
        "https://ivan:pw@shop.example/,https://shop.example/",
        "https://shop.example/reset/3f9cA0b71d22e84c5f01aa90,https://shop.example/reset/~",
        "https://shop.example/a?access_token=abc&page=2,https://shop.example/a?page=2",
        "https://shop.example/a?q=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.x1,https://shop.example/a",
        "https://shop.example/a?to=ivan%40example.com,https://shop.example/a",
        "https://shop.example/a?SID=1&code=7,https://shop.example/a",
        "https://shop.example/how-to-choose-a-really-good-teapot-2026,"
                + "https://shop.example/how-to-choose-a-really-good-teapot-2026",
        "https://shop.example/%D1%87%D0%B0%D0%B9-%D0%B7%D0%B5%D0%BB%D1%91%D0%BD%D1%8B%D0%B9,"
                + "https://shop.example/%D1%87%D0%B0%D0%B9-%D0%B7%D0%B5%D0%BB%D1%91%D0%BD%D1%8B%D0%B9",
        "https://shop.example/list?filter=a|b,https://shop.example/list",
    })
    void showsThePageAndNoSecretOfIt(String address, String shown) {
        assertThat(PageAddress.clean(address)).contains(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "data:text/html,x", "/prices", "ftp://shop.example/", "https://", "", "x"
            })
    void nothingElseIsAPage(String address) {
        assertThat(PageAddress.clean(address)).isEmpty();
    }

    @Test
    void anAddressLongerThanAnybodyReadsIsNone() {
        assertThat(PageAddress.clean("https://shop.example/" + "a".repeat(2_000)))
                .isEmpty();
        assertThat(PageAddress.clean(null)).isEmpty();
    }

    @Test
    void anOriginIsWhatBrowsersCallOne() {
        assertThat(PageAddress.origin("https://Shop.example:443/a?b")).contains("https://shop.example");
        assertThat(PageAddress.origin("http://shop.example:8080/a")).contains("http://shop.example:8080");
    }
}
