package chat.parley.contracts.dialog;

import static chat.parley.contracts.ContractJson.MAPPER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.presence.PresenceStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTypesTest {
    @ParameterizedTest
    @ValueSource(strings = {"web", "vk", "my-own-1"})
    void aChannelKindMayBeAnybodys(String name) throws Exception {
        assertThat(MAPPER.readValue("\"" + name + "\"", ChannelKind.class)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Web", "1web", "web chat", "wéb", "a123456789012345678901234567890123"})
    void aChannelKindIsAShortPlainName(String name) {
        assertThatThrownBy(() -> new ChannelKind(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aVisitorCardHoldsFiveOfEachAndNoMore() {
        var five = Collections.nCopies(5, "a@example.com");
        var six = Collections.nCopies(6, "a@example.com");

        assertThat(new VisitorCard(null, five, five).emails()).hasSize(5);
        assertThatThrownBy(() -> new VisitorCard(null, six, List.of())).isInstanceOf(ContractViolation.class);
        assertThatThrownBy(() -> new VisitorCard(null, List.of(), six)).isInstanceOf(ContractViolation.class);
        assertThatThrownBy(() -> new VisitorCard("\0", List.of(), List.of())).isInstanceOf(ContractViolation.class);
        assertThatThrownBy(() -> new VisitorCard(null, List.of(""), List.of())).isInstanceOf(ContractViolation.class);
    }

    @Test
    void aVisitorCardWithoutListsHasEmptyOnesAndNobodyChangesIt() throws Exception {
        assertThat(MAPPER.readValue("{}", VisitorCard.class)).isEqualTo(new VisitorCard(null, List.of(), List.of()));

        var emails = new ArrayList<>(List.of("a@example.com"));
        var card = new VisitorCard(null, emails, List.of());
        emails.clear();

        assertThat(card.emails()).containsExactly("a@example.com");
    }

    @Test
    void aLeaseIsKeyedByAccountOperatorAndDeviceAndNeverNegative() {
        var acme = new AccountId("acme");
        var lease = new PresenceLease(acme, new OperatorId("ann"), new DeviceId("d"), PresenceStatus.AWAY, 0);

        assertThat(lease.key()).isEqualTo("acme/ann/d");
        assertThatThrownBy(() ->
                        new PresenceLease(acme, new OperatorId("ann"), new DeviceId("d"), PresenceStatus.AWAY, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
