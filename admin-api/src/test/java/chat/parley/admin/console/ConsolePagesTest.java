package chat.parley.admin.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsolePagesTest {
    @ParameterizedTest
    @ValueSource(strings = {"/console", "/console/", "/console/dialogs", "/console/settings/operators/17"})
    void pagesAreTheConsolesOwnBusiness(String path) {
        assertThat(ConsolePages.isPage(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/index.html",
                "/console/config.json",
                "/console/assets/index-4f2a.js",
                "/console/favicon.svg",
                "/consoles",
                "/api/admin/me",
                "/"
            })
    void filesAndOthersAreNot(String path) {
        assertThat(ConsolePages.isPage(path)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/console/assets/index-4f2a.js, 200, 'public, max-age=31536000, immutable'",
        "/console/assets/index-4f2a.js, 304, 'public, max-age=31536000, immutable'",
        "/console/assets/gone.js, 404, no-cache",
        "/console/index.html, 200, no-cache",
        "/console/config.json, 200, no-cache",
        "/console/favicon.svg, 200, no-cache",
    })
    void onlyWhatNeverChangesIsKept(String path, int status, String expected) {
        assertThat(ConsolePages.caching(path, status)).isEqualTo(expected);
    }

    @Test
    void theConsoleMayTalkToItsDoorOnly() {
        var pages = new ConsolePages(
                URI.create("https://parley.example"), URI.create("https://parley.example/auth/realms/parley"));

        assertThat(pages.security().get("Content-Security-Policy"))
                .contains("connect-src 'self' wss://parley.example;")
                .contains("script-src 'self';")
                .contains("frame-ancestors 'none'")
                .contains("default-src 'none'");
    }

    @Test
    void anIssuerElsewhereIsAllowedToo() {
        var pages = new ConsolePages(
                URI.create("http://localhost:8080"), URI.create("https://login.example/realms/parley"));

        assertThat(pages.security().get("Content-Security-Policy"))
                .contains("connect-src 'self' ws://localhost:8080 https://login.example;")
                .contains("form-action 'self' https://login.example;");
    }
}
