package chat.parley.dialog.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.platform.problem.ProblemException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("T-03")
class ListFilterTest {
    private static final ListFilter VIP = new ListFilter(null, null, "vip", null);

    @ParameterizedTest
    @EnumSource(value = DialogList.class, mode = EnumSource.Mode.EXCLUDE, names = "CLOSED")
    void everyOpenListIsNarrowed(DialogList list) {
        assertThat(VIP.in(list)).isEqualTo(VIP);
    }

    @Test
    void allThatWereEverClosedAreNotWalkedThrough() {
        assertThatThrownBy(() -> VIP.in(DialogList.CLOSED)).isInstanceOf(ProblemException.class);
        assertThatCode(() -> ListFilter.ALL.in(DialogList.CLOSED)).doesNotThrowAnyException();
    }

    @Test
    void eachQuestionMarkHasItsValueInItsPlace() {
        var filter = new ListFilter("web-1", "sales", "vip", "Delivery");
        assertThat(filter.sql().chars().filter(c -> c == '?').count()).isEqualTo(4);
        assertThat(filter.values()).containsExactly("web-1", "sales", "vip", "Delivery");
        assertThat(ListFilter.ALL.sql()).isEmpty();
        assertThat(ListFilter.ALL.values()).isEmpty();
    }

    @Test
    void anEmptyValueStandsForAnyAndWhatIsNoNameIsRefused() {
        assertThat(FilterValue.of("tag", "")).isNull();
        assertThat(FilterValue.of("tag", null)).isNull();
        assertThat(FilterValue.of("tag", "v".repeat(200))).hasSize(200);
        assertThatThrownBy(() -> FilterValue.of("tag", "v".repeat(201))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> FilterValue.of("tag", "v\0")).isInstanceOf(ProblemException.class);
    }
}
