package chat.parley.integration.crm;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.integration.crm.amocrm.AmoVendor;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("W-64")
class ChatSwitchTest {
    @Test
    void chatsThatAreTurnedOffKeepWhatTheyWereOnlyForTheSameChannel() {
        var before = Map.of("channelId", "a", "scopeId", "a_1");

        assertThat(ChatSwitch.kept(Map.of("channelId", "a"), before)).containsEntry("scopeId", "a_1");
        assertThat(ChatSwitch.kept(Map.of("channelId", "b"), before)).doesNotContainKey("scopeId");
        assertThat(ChatSwitch.kept(Map.of(), before)).isEmpty();
        assertThat(ChatSwitch.isOff(before, before)).isFalse();
        assertThat(ChatSwitch.isOff(before, Map.of())).isTrue();
        assertThat(ChatSwitch.isOff(Map.of(), before)).isFalse();
    }

    @Test
    void theChannelIsAskedForOnlyWhereChatsAreWanted() {
        assertThat(wrong(Map.of("chats", "true"))).isEqualTo("channelId");
        assertThat(wrong(Map.of("chats", "true", "channelId", "a/b"))).isEqualTo("channelId");
        assertThat(wrong(Map.of("chats", "true", "channelId", "a"))).isEqualTo("botId");
        assertThat(wrong(Map.of("chats", "true", "channelId", "a", "botId", "b")))
                .isEqualTo("channelSecret");
        assertThat(wrong(Map.of("chats", "false"))).isEmpty();
    }

    @Test
    void anotherSecretOfTheChannelLeavesTheTokensOfTheAccountAlone() {
        var chats = Map.of("chats", "true", "channelId", "a", "botId", "b", "channelSecret", "another");
        var read = (CrmOptions.Read.Good) read(chats, Map.of("token", "t", "channelSecret", "old"));

        assertThat(read.options().fresh()).isFalse();
        assertThat(read.options().secrets()).isEqualTo(Map.of("token", "t", "channelSecret", "another"));
        assertThat(read.options().plain()).doesNotContainKey("channelSecret");
    }

    private static String wrong(Map<String, String> entered) {
        return read(entered, Map.of("token", "t")) instanceof CrmOptions.Read.Wrong wrong ? wrong.option() : "";
    }

    private static CrmOptions.Read read(Map<String, String> entered, Map<String, String> kept) {
        var all = new HashMap<String, String>(entered);
        all.put("subdomain", "acme");
        return CrmOptions.read(new AmoVendor(), all, kept);
    }
}
