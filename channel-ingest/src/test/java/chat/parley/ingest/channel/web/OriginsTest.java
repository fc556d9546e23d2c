package chat.parley.ingest.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.settings.Setting;
import chat.parley.platform.settings.SettingsView;
import chat.parley.testkit.SampleAccount;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
    private static final String DOOR = "https://chat.example.com";
    private static final Set<String> SHOP = Set.of("https://shop.example.com");

    private final SampleAccount acme = new SampleAccount("acme");
    private final SettingsView settings = new SettingsView();
    private final KnownOrigins known = new KnownOrigins(settings, DOOR);

    private Setting.Channel channel(long version, boolean enabled, Set<String> origins) {
        return new Setting.Channel(
                acme.id(),
                version,
                false,
                new ChannelId("web"),
                ChannelKind.WEB,
                "Web",
                null,
                enabled,
                origins,
                Set.of(),
                Map.of(),
                Map.of());
    }

    @Test
    void noListMeansAnySite() {
        assertThat(Origins.allows("https://any.example", DOOR, Set.of())).isTrue();
        assertThat(Origins.allows(null, DOOR, Set.of())).isTrue();
        assertThat(Origins.frameAncestors(Set.of())).isEqualTo("*");
    }

    @Test
    void listedSitesAndTheDoorAreAllowed() {
        assertThat(Origins.allows("https://shop.example.com", DOOR, SHOP)).isTrue();
        assertThat(Origins.allows(DOOR, DOOR, SHOP)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example.com",
                "https://shop.example.com:8443",
                "https://shop.example.com.evil.example",
                "https://evil-shop.example.com",
                "https://SHOP.example.com/",
                "null",
                ""
            })
    void whatOnlyLooksLikeAListedSiteIsNot(String origin) {
        assertThat(Origins.allows(origin, DOOR, SHOP)).isFalse();
    }

    @Test
    void noOriginIsNotAListedOne() {
        assertThat(Origins.allows(null, DOOR, SHOP)).isFalse();
    }

    @Test
    void onlyOriginsGetIntoTheHeader() {
        assertThat(Origins.frameAncestors(Set.of(
                        "https://b.example", "https://a.example", "x; script-src *", "https://c.example\r\nA: b")))
                .isEqualTo("'self' https://a.example https://b.example");
    }

    @Test
    void aPreflightKnowsWhatAnyChannelAllows() {
        assertThat(known.contains("https://shop.example.com")).isFalse();
        assertThat(known.contains(DOOR)).isTrue();

        settings.apply(acme.account());
        settings.apply(channel(1, true, SHOP));

        assertThat(known.contains("https://shop.example.com")).isTrue();
        assertThat(known.contains("https://evil.example")).isFalse();
    }

    @Test
    void aChannelThatIsOffAllowsNothing() {
        settings.apply(acme.account());
        settings.apply(channel(1, true, Set.of()));
        assertThat(known.contains("https://evil.example")).isTrue();

        settings.apply(channel(2, false, Set.of()));

        assertThat(known.contains("https://evil.example")).isFalse();
    }
}
