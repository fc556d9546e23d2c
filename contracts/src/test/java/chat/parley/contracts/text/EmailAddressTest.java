package chat.parley.contracts.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.error.ContractViolation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("U-06")
class EmailAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"a@b.ru", "ivan.petrov+shop@mail.example.com", "o'neil@example.co.uk", "x@xn--80a.xn--p1ai"})
    void takesOneMailboxAtOneHost(String address) {
        assertThat(EmailAddress.required("email", address)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ivan",
                "@example.com",
                "ivan@",
                "ivan@localhost",
                "ivan@-a.com",
                "a@b.ru,c@d.ru",
                "a@b.ru c@d.ru",
                "a@b@c.ru",
                "a@b.ru\r\nBcc: c@d.ru",
                "Ivan <a@b.ru>",
                "иван@example.com",
                "a@b..ru"
            })
    void refusesWhatMightMeanMoreThanThat(String address) {
        assertThatThrownBy(() -> EmailAddress.required("email", address)).isInstanceOf(ContractViolation.class);
    }

    @Test
    void refusesNothingAndAddressesWithoutEnd() {
        assertThatThrownBy(() -> EmailAddress.required("email", null)).isInstanceOf(ContractViolation.class);
        assertThatThrownBy(() -> EmailAddress.required("email", "a@" + "b".repeat(250) + ".ru"))
                .isInstanceOf(ContractViolation.class);
    }
}
