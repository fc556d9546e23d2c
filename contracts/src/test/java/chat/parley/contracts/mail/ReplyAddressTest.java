package chat.parley.contracts.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.ConversationKey;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("T-24")
class ReplyAddressTest {
    private static final AccountId ACME = new AccountId("acme");

    private final ReplyAddress addresses = new ReplyAddress("a secret of the suite".getBytes(UTF_8));
    private final ConversationKey conversations = new ConversationKey("a secret of the account".getBytes(UTF_8));

    private String address(ConversationId conversation) {
        return addresses.of("support@example.com", ACME, conversation).orElseThrow();
    }

    @Test
    void anAnswerFindsItsConversationWhateverTheCaseOfTheAddress() {
        for (int i = 0; i < 200; i++) {
            var conversation = conversations.conversation(new ChannelId("web"), "visitor-" + i);

            String address = address(conversation);

            assertThat(address.indexOf('@')).isLessThanOrEqualTo(64);
            assertThat(addresses.conversation(address, ACME)).contains(conversation);
            assertThat(addresses.conversation(address.toUpperCase(Locale.ROOT), ACME))
                    .contains(conversation);
        }
    }

    @Test
    void nobodyMakesUpAnAddress() {
        var conversation = conversations.conversation(new ChannelId("web"), "visitor");
        String address = address(conversation);
        int last = address.indexOf('@') - 1;
        String changed =
                address.substring(0, last) + (address.charAt(last) == 'a' ? 'b' : 'a') + address.substring(last + 1);

        assertThat(addresses.conversation(changed, ACME)).isEmpty();
        assertThat(addresses.conversation(address, new AccountId("other"))).isEmpty();
        assertThat(new ReplyAddress("another secret of it".getBytes(UTF_8)).conversation(address, ACME))
                .isEmpty();
        assertThat(addresses.conversation("support@example.com", ACME)).isEmpty();
        assertThat(addresses.conversation("support+" + "v".repeat(42) + "@example.com", ACME))
                .isEmpty();
    }

    @Test
    void aMailboxWithoutRoomForATagHasNone() {
        var conversation = conversations.conversation(new ChannelId("web"), "visitor");

        assertThat(addresses.of("a".repeat(22) + "@example.com", ACME, conversation))
                .isEmpty();
        assertThat(addresses.of("me+tag@example.com", ACME, conversation)).isEmpty();
        assertThat(addresses.of("support@example.com", ACME, new ConversationId("short")))
                .isEmpty();
    }
}
