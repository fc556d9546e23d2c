package chat.parley.contracts.id;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ConversationKeyTest {
    private static final ChannelId WEB = new ChannelId("web-1");

    private final ConversationKey acme = new ConversationKey("sixteen bytes or".getBytes(UTF_8));
    private final ConversationKey other = new ConversationKey("sixteen others!!".getBytes(UTF_8));

    @Test
    void givesTheSameConversationEachTime() {
        assertThat(acme.conversation(WEB, "+7 495 000-00-00")).isEqualTo(acme.conversation(WEB, "+7 495 000-00-00"));
    }

    @Test
    @Tag("N-11")
    void givesTheSameConversationInEveryVersion() {
        // Printed by OpenSSL: HMAC-SHA256 of "web-1", a zero byte and "visitor"; the first 16 bytes in base64url.
        assertThat(acme.conversation(WEB, "visitor").value()).isEqualTo("2xOMeiTQNEK2MGuei82o5Q");
    }

    @Test
    void tellsAccountsChannelsAndVisitorsApart() {
        var ids = Set.of(
                acme.conversation(WEB, "v"),
                other.conversation(WEB, "v"),
                acme.conversation(new ChannelId("web-2"), "v"),
                acme.conversation(WEB, "V"),
                acme.conversation(new ChannelId("web-1v"), ""),
                acme.conversation(WEB, ""));

        assertThat(ids).hasSize(6);
    }

    @Test
    void doesNotCollideOverManyVisitors() {
        var ids = new HashSet<ConversationId>();
        for (int visitor = 0; visitor < 20_000; visitor++) {
            ids.add(acme.conversation(WEB, "visitor-" + visitor));
        }

        assertThat(ids).hasSize(20_000);
    }

    @Test
    void saysNothingOfTheVisitor() {
        assertThat(acme.conversation(WEB, "ivan").value()).hasSize(22).doesNotContain("ivan", "web");
    }

    @Test
    void refusesASecretThatCouldBeGuessed() {
        assertThatThrownBy(() -> new ConversationKey(new byte[15])).isInstanceOf(IllegalArgumentException.class);
    }
}
