package chat.parley.contracts.dialog;

import static chat.parley.contracts.ContractJson.MAPPER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.error.ContractViolation;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("T-13")
class CardChangeTest {
    @Test
    void aChangeNamesOnlyWhatChanges() throws Exception {
        var change = MAPPER.readValue("{\"addPhones\":[\"+7 495 000-00-00\"]}", CardChange.class);

        assertThat(change.of(new VisitorCard("Vera", List.of("a@b.ru"), List.of())))
                .isEqualTo(new VisitorCard("Vera", List.of("a@b.ru"), List.of("+7 495 000-00-00")));
    }

    @Test
    void whatAnotherCardSaysIsAddedOnceAndTakesNothingAway() {
        var known = new VisitorCard("Vera", List.of("Vera@b.ru"), List.of("+7 495 000-00-00"));

        assertThat(known.with(new VisitorCard(
                        "Somebody", List.of("vera@B.ru", "work@b.ru"), List.of("74950000000", "12345"))))
                .isEqualTo(new VisitorCard(
                        "Vera", List.of("Vera@b.ru", "work@b.ru"), List.of("+7 495 000-00-00", "12345")));
        assertThat(VisitorCard.EMPTY.with(known)).isEqualTo(known);
        var full = new VisitorCard(null, List.of("a@b.ru", "c@b.ru", "d@b.ru", "e@b.ru", "f@b.ru"), List.of());
        assertThat(full.with(known).emails()).isEqualTo(full.emails());
    }

    @ParameterizedTest
    @ValueSource(strings = {"+7 495 000-00-00", "8 (495) 000.00.00", "12345", "+123456789012345"})
    void aPhoneIsWrittenAsPeopleWriteIt(String phone) {
        assertThat(phones(List.of(phone)).addPhones()).containsExactly(phone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234", "+1234567890123456", "call me", "+7 495 000-00-00 ext", "１２３４５６"})
    void whatIsNoPhoneIsRefused(String phone) {
        assertThatThrownBy(() -> phones(List.of(phone))).isInstanceOf(ContractViolation.class);
    }

    @Test
    void whatIsNoNameNoAddressOrTooMuchIsRefused() {
        assertThatThrownBy(() -> new CardChange(" ", null, null, null, null)).isInstanceOf(ContractViolation.class);
        assertThatThrownBy(() -> new CardChange(null, List.of("vera@"), null, null, null))
                .isInstanceOf(ContractViolation.class);
        assertThatThrownBy(() -> phones(Collections.nCopies(6, "+74950000000"))).isInstanceOf(ContractViolation.class);
    }

    @Test
    void anOldEntryThatWouldBeRefusedTodayCanStillBeTakenOut() {
        var change = new CardChange(null, null, null, null, List.of("call me"));

        assertThat(change.of(new VisitorCard(null, List.of(), List.of("call me")))
                        .phones())
                .isEmpty();
    }

    private static CardChange phones(List<String> add) {
        return new CardChange(null, null, null, add, null);
    }
}
