package chat.parley.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.settings.AddressList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("W-68")
class ClientAddressTest {
    private static final AddressList PROXIES = AddressList.parse("10.0.0.0/8, 127.0.0.1, fd00::/8");

    @Test
    void whoComesWithoutAProxyIsBelievedNothing() {
        assertThat(of("203.0.113.9", "198.51.100.7")).isEqualTo("203.0.113.9");
    }

    @Test
    void aTrustedProxySaysFromWhereARequestCame() {
        assertThat(of("127.0.0.1", "198.51.100.7")).isEqualTo("198.51.100.7");
        assertThat(of("fd00::1", "2001:db8::7")).isEqualTo("2001:db8::7");
        assertThat(of("127.0.0.1")).isEqualTo("127.0.0.1");
    }

    @Test
    void whatAStrangerWroteBeforeTheLastProxyIsNotBelieved() {
        assertThat(of("10.1.2.3", "198.51.100.7, 203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(of("10.1.2.3", "198.51.100.7", "203.0.113.9, 10.9.9.9")).isEqualTo("203.0.113.9");
        assertThat(of("10.1.2.3", "198.51.100.7, nonsense")).isEqualTo("nonsense");
    }

    @Test
    void portsAndBracketsAreNoPartOfAnAddress() {
        assertThat(of("127.0.0.1:5000", "[2001:db8::7]:443")).isEqualTo("2001:db8::7");
        assertThat(of("127.0.0.1", "198.51.100.7:443")).isEqualTo("198.51.100.7");
    }

    private static String of(String peer, String... forwarded) {
        return ClientAddress.of(peer, List.of(forwarded), PROXIES);
    }
}
