package chat.parley.routing.place;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.signal.Signal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What waiting visitors are told of their place. */
@Tag("N-06")
class QueuePlacesTest {
    private final QueuePlaces<String> places = new QueuePlaces<>(new AccountId("acme"));

    @Test
    void everybodyIsToldTheirPlaceAndNobodyTwiceTheSame() {
        assertThat(told(0, "a", "b", "c")).containsExactly("a 1 null", "b 2 null", "c 3 null");
        assertThat(told(5_000, "a", "b", "c")).isEmpty();
        assertThat(places.owesAnybody()).isFalse();
    }

    @Test
    void aConversationIsToldAtMostEveryTwoSecondsAndThenTheLatest() {
        told(0, "a", "b", "c");

        assertThat(told(100, "b", "c")).isEmpty();
        assertThat(places.owesAnybody()).isTrue();
        assertThat(told(1_999, "c")).isEmpty();
        assertThat(told(2_000, "c")).containsExactly("c 1 null");
        assertThat(places.owesAnybody()).isFalse();
    }

    @Test
    void anotherDialogOfTheSameConversationIsSilencedToo() {
        look(0, new Waiter(new ConversationId("c"), new DialogId("d1")));

        assertThat(look(1_000, new Waiter(new ConversationId("c"), new DialogId("d2"))))
                .isEmpty();
        assertThat(look(2_000, new Waiter(new ConversationId("c"), new DialogId("d2"))))
                .hasSize(1);
    }

    @Test
    void queuesAreCountedApart() {
        var queues = Map.of("sales", List.of(waiter("a"), waiter("b")), "help", List.of(waiter("c")));

        assertThat(places.look(queues, 0))
                .extracting(p -> p.dialogId() + " " + p.position())
                .containsExactlyInAnyOrder("a 1", "b 2", "c 1");
    }

    @Test
    void theEstimateIsTheWaitPerPlaceOfThoseGivenToAnOperatorTimesThePlace() {
        told(0, "a", "b");
        places.given(new DialogId("a"), 20_000);

        assertThat(told(20_000, "b", "c")).containsExactly("b 1 20", "c 2 40");
        places.given(new DialogId("b"), 40_000);
        assertThat(told(40_000, "c")).containsExactly("c 1 20");
    }

    @Test
    void whoLeavesByThemselvesSaysNothingAboutHowLongItTakes() {
        told(0, "a", "b");

        assertThat(told(60_000, "b")).containsExactly("b 1 null");
    }

    @Test
    void anEstimateIsToldInStepsThatGrowWithIt() {
        var estimate = new WaitEstimate();
        estimate.given(1, 17_300);

        assertThat(IntStream.of(1, 3, 10, 100).map(estimate::seconds)).containsExactly(15, 50, 180, 1_740);
        assertThat(new WaitEstimate().seconds(1)).isNull();
    }

    private List<String> told(long now, String... dialogs) {
        return look(now, Arrays.stream(dialogs).map(QueuePlacesTest::waiter).toArray(Waiter[]::new)).stream()
                .map(place -> place.dialogId() + " " + place.position() + " " + place.estimateSeconds())
                .toList();
    }

    private List<Signal.QueuePlace> look(long now, Waiter... waiters) {
        return places.look(Map.of("all", List.of(waiters)), now);
    }

    private static Waiter waiter(String dialog) {
        return new Waiter(new ConversationId("c-" + dialog), new DialogId(dialog));
    }
}
