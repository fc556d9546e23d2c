package chat.parley.contracts.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTest {
    @Test
    void everyCodeIsItsOwn() {
        assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::code)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeIsFoundByItsTextAndHasAStatusAndASentence(ErrorCode code) {
        assertThat(ErrorCode.of(code.code())).isEqualTo(code);
        assertThat(code.code())
                .matches("[a-z]+(-[a-z]+)*")
                .isEqualTo(code.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        assertThat(code.status()).isBetween(400, 599);
        assertThat(code.meaning()).endsWith(".");
    }

    @Test
    @Tag("N-11")
    void aCodeOfANewerVersionIsReadAsAFailureOfOurs() {
        assertThat(ErrorCode.of("added-later")).isEqualTo(ErrorCode.INTERNAL_ERROR);
        assertThat(ErrorCode.of(null)).isEqualTo(ErrorCode.INTERNAL_ERROR);
    }
}
