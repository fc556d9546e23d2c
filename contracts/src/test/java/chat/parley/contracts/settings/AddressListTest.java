package chat.parley.contracts.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressListTest {
    private static final Instant NOON = Instant.parse("2027-01-01T12:00:00Z");

    @Test
    @Tag("W-68")
    @Tag("W-70")
    @Tag("P-15")
    void twoSinglesAndOneRangeAreReadWithBlanksAfterTheCommas() {
        var list = AddressList.parse("198.51.100.7, 198.51.100.9, 203.0.113.250-203.0.114.5");

        assertThat(list.has("198.51.100.7")).isTrue();
        assertThat(list.has("198.51.100.8")).isFalse();
        assertThat(list.has("203.0.113.249")).isFalse();
        assertThat(list.has("203.0.113.250")).isTrue();
        assertThat(list.has("203.0.114.0")).isTrue();
        assertThat(list.has("203.0.114.5")).isTrue();
        assertThat(list.has("203.0.114.6")).isFalse();
    }

    @ParameterizedTest
    @Tag("P-15")
    @Tag("W-70")
    @CsvSource(delimiter = '|', textBlock = """
            192.0.2.0/24 | 192.0.2.255 | true
            192.0.2.77/24 | 192.0.2.0 | true
            192.0.2.0/24 | 192.0.3.0 | false
            192.0.2.128/25 | 192.0.2.127 | false
            192.0.2.1/32 | 192.0.2.1 | true
            192.0.2.1/32 | 192.0.2.2 | false
            0.0.0.0/0 | 255.255.255.255 | true
            0.0.0.0/0 | 2001:db8::1 | false
            2001:db8::/32 | 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff | true
            2001:db8::/32 | 2001:db9:: | false
            2001:db8::1-2001:db8::f | 2001:DB8:0:0:0:0:0:A | true
            2001:db8::1-2001:db8::f | 2001:db8::10 | false
            ::1 | 0:0:0:0:0:0:0:1 | true
            ::ffff:192.0.2.1 | 192.0.2.1 | true
            192.0.2.1 | ::ffff:192.0.2.1 | true
            192.0.2.1 | localhost | false
            """)
    void singlesRangesAndBlocksOfBothFamilies(String text, String address, boolean has) {
        assertThat(AddressList.parse(text).has(address)).isEqualTo(has);
    }

    @ParameterizedTest
    @Tag("W-70")
    @ValueSource(
            strings = {
                "192.0.2",
                "192.0.2.256",
                "192.0.02.1",
                "0x7f000001",
                "example.org",
                "192.0.2.0/33",
                "192.0.2.0/-1",
                "2001:db8::/129",
                "192.0.2.9-192.0.2.1",
                "192.0.2.1-2001:db8::1",
                "192.0.2.1 192.0.2.2",
                "fe80::1%eth0",
                "192.0.2.1-",
                "1::2::3"
            })
    void whatIsNoAddressIsRefusedByName(String text) {
        assertThatThrownBy(() -> AddressList.parse("198.51.100.7," + text))
                .isInstanceOfSatisfying(ContractViolation.class, violation -> {
                    assertThat(violation.code()).isEqualTo(ErrorCode.INVALID_SETTING);
                    assertThat(violation).hasMessageContaining(text);
                });
    }

    @Test
    void aListHasAnEnd() {
        assertThatThrownBy(() -> AddressList.parse("::1,".repeat(AddressList.MOST + 1)))
                .hasMessageContaining("entries");
        assertThatThrownBy(() -> AddressList.parse("1".repeat(AddressList.LONGEST + 1)))
                .hasMessageContaining("characters");
    }

    @Test
    @Tag("N-25")
    void aListThatNobodyConfirmsGoesBackByItself() {
        var access = new Access(new AccountId("acme"), 2, false, "192.0.2.1", "", NOON);

        assertThat(access.addressesAt(NOON.minusNanos(1))).isEqualTo("192.0.2.1");
        assertThat(access.addressesAt(NOON)).isEmpty();
        assertThat(new Access(new AccountId("acme"), 3, false, "192.0.2.1", null, null).addressesAt(NOON))
                .isEqualTo("192.0.2.1");
    }
}
