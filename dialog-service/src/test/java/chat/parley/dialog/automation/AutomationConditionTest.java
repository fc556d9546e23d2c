package chat.parley.dialog.automation;

import static chat.parley.dialog.automation.AutomationScene.test;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.automation.AutomationCondition;
import chat.parley.contracts.automation.AutomationCondition.All;
import chat.parley.contracts.automation.AutomationCondition.Any;
import chat.parley.contracts.automation.AutomationCondition.Not;
import chat.parley.contracts.automation.AutomationCondition.Operator;
import chat.parley.contracts.automation.AutomationField;
import chat.parley.contracts.calendar.WorkingCalendar;
import chat.parley.contracts.calendar.WorkingHours;
import chat.parley.contracts.id.CalendarId;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What conditions ask of a dialog. */
@Tag("T-07")
class AutomationConditionTest {
    private static final AutomationCondition YES = new All(List.of());
    private static final AutomationCondition NO = new Any(List.of());

    private final AutomationScene scene = new AutomationScene();

    @ParameterizedTest
    @CsvSource({
        "IS, Price of Refund, price of refund, true",
        "IS, price of refund!, price of refund, false",
        "CONTAINS, Prices, PRICE, true",
        "CONTAINS, Fees, price, false",
        "CONTAINS, ΟΔΟΣΗΜΑΝΣΗ, οδος, true",
        "STARTS_WITH, Price of, price, true",
        "STARTS_WITH, the price, price, false",
        "HAS_WORD, the price!, price, true",
        "HAS_WORD, prices, price, false",
        "MATCHES, order 1234, 'order\\s\\d+', true",
        "MATCHES, order x, 'order\\s\\d+', false",
        "MATCHES, aa, '(a)\\1', false",
        "AT_LEAST, 10, 10, true",
        "AT_LEAST, 9, 10, false",
        "AT_LEAST, ten, 10, false",
        "AT_LEAST, 10, ten, false",
    })
    void aFieldIsCompared(Operator operator, String value, String wanted, boolean holds) {
        scene.with(AutomationField.TEXT, value);

        assertThat(holds(test(AutomationField.TEXT, operator, wanted))).isEqualTo(holds);
    }

    @Test
    void oneOfTheValuesSuffices() {
        scene.with(AutomationField.CHANNEL_KIND, "web");

        assertThat(holds(test(AutomationField.CHANNEL_KIND, Operator.IS, "telegram", "web")))
                .isTrue();
        assertThat(holds(test(AutomationField.CHANNEL_KIND, Operator.IS, "telegram", "vk")))
                .isFalse();
    }

    @Test
    void oneOfTheDialogsTagsSuffices() {
        scene.tags.addAll(List.of("vip", "angry"));

        assertThat(holds(test(AutomationField.TAG, Operator.IS, "VIP"))).isTrue();
        assertThat(holds(test(AutomationField.TAG, Operator.IS, "calm"))).isFalse();
    }

    @Test
    void whatIsMissingIsNotPresentAndEqualsNothing() {
        assertThat(holds(test(AutomationField.OPERATOR, Operator.PRESENT))).isFalse();
        assertThat(holds(test(AutomationField.OPERATOR, Operator.IS, ""))).isFalse();
        assertThat(holds(new Not(test(AutomationField.OPERATOR, Operator.IS, "ann"))))
                .isTrue();
        scene.with(AutomationField.OPERATOR, "ann");
        assertThat(holds(test(AutomationField.OPERATOR, Operator.PRESENT))).isTrue();
    }

    @Test
    void groupsNest() {
        assertThat(holds(new All(List.of(YES, new Any(List.of(NO, YES)), new Not(NO)))))
                .isTrue();
        assertThat(holds(new All(List.of(YES, new Any(List.of(NO, NO)))))).isFalse();
        assertThat(holds(new Not(new All(List.of(YES, NO))))).isTrue();
        assertThat(holds(YES)).as("an empty group of all").isTrue();
        assertThat(holds(NO)).as("an empty group of any").isFalse();
    }

    @Test
    @Tag("T-11")
    void workingTimeIsThatOfTheNamedCalendarNow() {
        var office = test(AutomationField.WORKING_TIME, Operator.IS, "office");
        scene.now = Instant.parse("2026-03-02T10:00:00Z");
        assertThat(holds(office)).isTrue();
        assertThat(holds(test(AutomationField.WORKING_TIME, Operator.IS, "removed")))
                .isFalse();
        assertThat(holds(test(AutomationField.WORKING_TIME, Operator.PRESENT))).isFalse();

        scene.now = Instant.parse("2026-03-02T16:00:00Z");
        assertThat(holds(office)).as("five o'clock in Berlin").isFalse();
        assertThat(holds(new Not(office))).isTrue();
    }

    private boolean holds(AutomationCondition condition) {
        var office = WorkingCalendar.of(
                List.of(new WorkingHours(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(17, 0))),
                List.of(),
                "Europe/Berlin");
        return ReadyCondition.of(condition, Map.of(new CalendarId("office"), office))
                .holds(scene.facts());
    }
}
