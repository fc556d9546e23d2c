package chat.parley.notification.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SitesTest {
    private static final Set<String> ORIGINS = Set.of("https://shop.example", "http://localhost:8080");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example",
                "https://SHOP.example/cart?a=1#b",
                "https://shop.example:443/",
                "http://localhost:8080/x"
            })
    @Tag("W-49")
    void visitorsAreLedToPagesOfTheAccountsSites(String url) {
        assertThat(Sites.allow(url, ORIGINS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "//shop.example/",
                "/cart",
                "http://shop.example/",
                "https://shop.example.evil.example/",
                "https://evil.example/?https://shop.example",
                "https://shop.example@evil.example/",
                "https://evil.example\\@shop.example/",
                "https://ann@shop.example/",
                "https://shop.example:8443/",
                ""
            })
    @Tag("W-49")
    void nowhereElse(String url) {
        assertThat(Sites.allow(url, ORIGINS)).isFalse();
    }

    @Test
    @Tag("W-49")
    void anAccountThatNamesNoSiteLeadsNowhere() {
        assertThat(Sites.allow("https://shop.example/", Set.of())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example/cart,true",
        "https://SHOP.example/cart/?step=2,true",
        "https://shop.example/cart/pay,false",
        "http://shop.example/cart,false",
        "https://shop.example/list?sort=price,true",
        "https://shop.example/list,false",
    })
    @Tag("W-51")
    void aPriorityPageIsTheSameHoweverItsAddressIsWritten(String url, boolean priority) {
        var pages =
                new PriorityPages(List.of("https://shop.example/cart/#top", "https://shop.example/list?sort=price"));

        assertThat(pages.contains(url)).isEqualTo(priority);
    }
}
