package chat.parley.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("N-12")
class PoisonTest {
    @ParameterizedTest
    @CsvSource({
        "22021, true", // a character that no text takes
        "22003, true", // a number that no column takes
        "23502, true", // a value that is missing
        "23514, true", // a value that is not allowed
        "23505, false", // another replica has just stored it
        "23503, false", // what it belongs to may be on its way
        "40001, false",
        "40P01, false",
        "08006, false",
        "57014, false",
        "53300, false"
    })
    void onlyWhatTheContentMakesIsForEver(String state, boolean forEver) {
        assertThat(Poison.made(new IllegalStateException(new SQLException("refused", state))))
                .isEqualTo(forEver);
    }

    @Test
    void aFieldThatIsMissingIsForEverAndABrokenConnectionIsNot() {
        assertThat(Poison.made(new IllegalStateException(new NullPointerException("no dialogId"))))
                .isTrue();
        assertThat(Poison.made(new UncheckedIOException(new java.io.IOException("reset"))))
                .isFalse();
        assertThat(Poison.made(new SQLException("no state"))).isFalse();
    }
}
