package chat.parley.ingest.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.settings.Setting;
import chat.parley.platform.settings.SettingsView;
import chat.parley.testkit.SampleAccount;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MessengersTest {
    private final SampleAccount acme = new SampleAccount("acme");
    private final SettingsView settings = new SettingsView();

    @BeforeEach
    void settings() {
        acme.settings().forEach(settings::apply);
    }

    private void community(long version, boolean removed, boolean enabled, String widgets) {
        settings.apply(new Setting.Channel(
                acme.id(),
                version,
                removed,
                new ChannelId("vk-1"),
                new ChannelKind("vk"),
                "Our community",
                null,
                enabled,
                Set.of(),
                Set.of(),
                Map.of("groupId", "123", "widgets", widgets),
                Map.of()));
    }

    @Test
    @Tag("C-09")
    void aCommunityThatWasAddedToAWidgetIsLedToFromThereOnly() {
        community(1, false, true, "office,shop");
        assertThat(Messengers.of(settings, acme.shop()))
                .containsExactly(new SessionAnswer.Messenger(
                        new ChannelKind("vk"), "Our community", "https://vk.com/write-123"));

        community(2, false, true, "office");
        assertThat(Messengers.of(settings, acme.shop())).isEmpty();
    }

    @Test
    @Tag("C-06")
    void aCommunityThatIsPausedOrRemovedIsGoneFromEveryWidget() {
        community(1, false, false, "shop");
        assertThat(Messengers.of(settings, acme.shop())).isEmpty();

        community(2, false, true, "shop");
        assertThat(Messengers.of(settings, acme.shop())).hasSize(1);
        community(3, true, true, "shop");
        assertThat(Messengers.of(settings, acme.shop())).isEmpty();
    }
}
