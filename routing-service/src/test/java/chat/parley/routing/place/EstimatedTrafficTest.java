package chat.parley.routing.place;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.signal.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Made traffic of a day: visitors come at random, in waves, to ten operators with three places each, whose dialogs last
 * five minutes on average and mostly between three and eight.
 */
@Tag("N-06")
class EstimatedTrafficTest {
    private static final int PLACES = 30;
    private static final double MEAN_MILLIS = 300_000;
    private static final double SPREAD = 0.5;
    private static final long DAY = 12 * 3_600_000L;

    private final QueuePlaces<String> places = new QueuePlaces<>(new AccountId("acme"));
    private final List<Waiter> waiting = new ArrayList<>();
    private final PriorityQueue<Long> ends = new PriorityQueue<>();
    private final Map<DialogId, List<Told>> told = new HashMap<>();
    private final List<Double> errors = new ArrayList<>();

    private record Told(long at, int seconds) {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void halfOfAllEstimatesAreLessThanThirtyPercentWrong(int seed) {
        var random = new Random(seed);
        long now = 0;
        long arrival = 0;
        for (int i = 0; now < DAY; i++) {
            var wave = 1 + 0.25 * Math.sin(2 * Math.PI * now / 7_200_000.0);
            arrival += (long) (-Math.log(1 - random.nextDouble()) * MEAN_MILLIS / PLACES / wave);
            while (!ends.isEmpty() && ends.peek() <= arrival) {
                now = ends.poll();
                give(now, random);
            }
            now = arrival;
            waiting.add(new Waiter(new ConversationId("c" + i), new DialogId("d" + i)));
            give(now, random);
        }

        assertThat(errors).hasSizeGreaterThan(2_000);
        assertThat(errors.stream().sorted().toList().get(errors.size() / 2)).isLessThan(0.3);
    }

    private void give(long now, Random random) {
        while (!waiting.isEmpty() && ends.size() < PLACES) {
            var next = waiting.removeFirst().dialogId();
            places.given(next, now);
            ends.add(now + (long) (MEAN_MILLIS * Math.exp(SPREAD * random.nextGaussian() - SPREAD * SPREAD / 2)));
            told.getOrDefault(next, List.of()).forEach(t -> {
                var really = (now - t.at()) / 1_000.0;
                if (really >= 1) {
                    errors.add(Math.abs(t.seconds() - really) / really);
                }
            });
        }
        for (Signal.QueuePlace place : places.look(Map.of("all", List.copyOf(waiting)), now)) {
            if (place.estimateSeconds() != null) {
                told.computeIfAbsent(place.dialogId(), d -> new ArrayList<>())
                        .add(new Told(now, place.estimateSeconds()));
            }
        }
    }
}
