package chat.parley.admin.classification;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.settings.Classification;
import chat.parley.contracts.settings.Classification.Category;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Categories in lines. */
@Tag("W-12")
@Tag("T-09")
class CategoryLinesTest {
    @Test
    void aBlankBeforeALineMakesItBelongToTheOneAbove() {
        List<Category> read = CategoryLines.read("Delivery\n Late\n\tLost \n\nPayment\r\n Twice\n", List.of());

        assertThat(choices(read))
                .containsExactly("Delivery", "Delivery / Late", "Delivery / Lost", "Payment", "Payment / Twice");
        assertThat(CategoryLines.flaw(read)).isEmpty();
    }

    @Test
    void whatWasThereUnderItsNameStaysTheSame() {
        List<Category> before = CategoryLines.read("Delivery\n Late\nPayment\n Late", List.of());

        List<Category> after = CategoryLines.read("Payment\n Late\nNew\nDelivery\n Late", before);

        assertThat(after).containsAll(before).hasSize(5);
        assertThat(after).extracting(Category::categoryId).doesNotHaveDuplicates();
    }

    @Test
    void aBlankBeforeTheFirstLineBelongsToNothing() {
        assertThat(choices(CategoryLines.read(" Late", List.of()))).containsExactly("Late");
    }

    @Test
    void categoriesThatNobodyCouldTellApartOrThatHangInTheAirAreRefused() {
        assertThat(CategoryLines.flaw(CategoryLines.read("A\nA", List.of()))).isPresent();
        assertThat(CategoryLines.flaw(List.of(new Category("1", "A", null), new Category("1", "B", null))))
                .isPresent();
        assertThat(CategoryLines.flaw(List.of(
                        new Category("1", "A", null), new Category("2", "B", "1"), new Category("3", "C", "2"))))
                .isPresent();
        assertThat(CategoryLines.flaw(List.of(new Category("2", "B", "nobody"))))
                .isPresent();
    }

    private static List<String> choices(List<Category> categories) {
        return new Classification(new AccountId("shop"), 1, false, false, categories, List.of()).choices();
    }
}
