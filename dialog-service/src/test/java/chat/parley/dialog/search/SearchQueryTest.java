package chat.parley.dialog.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.platform.problem.ProblemException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("T-14")
class SearchQueryTest {
    @Test
    void wordsMustAllBeThere() {
        assertThat(SearchQuery.of("  возврат   order-15 "))
                .isEqualTo(new SearchQuery(List.of("возврат", "order-15"), List.of()));
    }

    @Test
    void wordsInQuotesOfEitherLanguageFollowEachOther() {
        assertThat(SearchQuery.of("«где мой заказ» \"too late\" “so so”").wanted())
                .containsExactly("где мой заказ", "too late", "so so");
        assertThat(SearchQuery.of("\"never ended").wanted()).containsExactly("never ended");
    }

    @Test
    void wordsAfterAMinusMustNotBeThere() {
        assertThat(SearchQuery.of("delivery -Moscow -\"by car\""))
                .isEqualTo(new SearchQuery(List.of("delivery"), List.of("Moscow", "by car")));
    }

    @Test
    void signsMeanNothing() {
        assertThat(SearchQuery.of("a* & | ! :* () ok' --").wanted()).containsExactly("a*", "ok'");
    }

    @Test
    void aQueryOfNoWordIsRefused() {
        for (String nothing : List.of("", " ", "a", "- !", "\"\"", "a b", "-delivery", "***")) {
            refused(ErrorCode.SEARCH_EMPTY, () -> SearchQuery.of(nothing));
        }
        refused(ErrorCode.SEARCH_EMPTY, () -> SearchQuery.of(null));
    }

    @Test
    void aQueryHasALimitedLengthAndNumberOfWords() {
        refused(ErrorCode.TEXT_TOO_LONG, () -> SearchQuery.of("a".repeat(201)));
        assertThat(SearchQuery.of("a".repeat(200)).wanted()).hasSize(1);
        refused(ErrorCode.INVALID_REQUEST, () -> SearchQuery.of("ab ".repeat(17)));
        assertThat(SearchQuery.of("ab ".repeat(16)).wanted()).hasSize(16);
    }

    @Test
    void charactersThatNoTextHasAreRefused() {
        refused(ErrorCode.INVALID_TEXT, () -> SearchQuery.of("ab\0cd"));
        refused(ErrorCode.INVALID_TEXT, () -> SearchQuery.of("ab\ud800cd"));
        assertThat(SearchQuery.of("ok 😀").wanted()).containsExactly("ok");
    }

    @Test
    void anOperatorHasThirtySearchesAtOnceAndFiveASecond() {
        var nanos = new long[] {0};
        var rates = new SearchRates(() -> nanos[0]);
        for (int i = 0; i < 30; i++) {
            assertThat(rates.take("ann")).isZero();
        }
        assertThat(rates.take("ann")).isEqualTo(1);
        assertThat(rates.take("boris")).isZero();
        nanos[0] += 200_000_000;
        assertThat(rates.take("ann")).isZero();
        assertThat(rates.take("ann")).isEqualTo(1);
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(code));
    }
}
