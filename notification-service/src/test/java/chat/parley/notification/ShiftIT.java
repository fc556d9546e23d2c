package chat.parley.notification;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.calendar.Shift;
import chat.parley.contracts.calendar.WorkingHours;
import chat.parley.contracts.id.CalendarId;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.contracts.topic.Topic;
import chat.parley.testkit.ParleyServices;
import chat.parley.testkit.TopicProbe;
import chat.parley.testkit.Wait;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = ParleyServices.class,
        initArgs = @ResourceArg(name = "database", value = "notification"),
        scope = TestResourceScope.GLOBAL)
@Tag("T-11")
class ShiftIT extends RunningService {
    private static final CalendarId OFFICE = new CalendarId("office");

    @Test
    void outsideTheirShiftAnOperatorCountsAsAwayAndComesBackWithinASecondOfItsBeginning() {
        var leases = probe(Topic.PRESENCE);
        var vera = console(acme.vera(), "desk");
        configure(vera, acme.account(), onShift(PresenceStatus.AWAY), closed(1));

        var ann = console(acme.ann(), "desk");

        var first = leases.await(anns());
        assertThat(status(first)).isEqualTo(PresenceStatus.AWAY);
        ann.await(f -> "away".equals(told(f, "ann")));
        vera.await(f -> "away".equals(told(f, "ann")));

        long opened = System.nanoTime();
        log.setting(open(2));

        leases.await(anns().and(record -> status(record) == PresenceStatus.ONLINE), Duration.ofSeconds(5));
        assertThat(Duration.ofNanos(System.nanoTime() - opened)).isLessThan(Duration.ofSeconds(1));
        ann.await(f -> "online".equals(told(f, "ann")));

        log.setting(closed(3));
        leases.await(2, anns().and(record -> status(record) == PresenceStatus.AWAY), Duration.ofSeconds(5));
    }

    @Test
    void outsideTheirShiftNothingTheConsoleSaysMakesAnOperatorMorePresent() {
        var leases = probe(Topic.PRESENCE);
        var vera = console(acme.vera(), "desk");
        configure(vera, acme.account(), onShift(PresenceStatus.INVISIBLE), closed(1));
        var ann = console(acme.ann(), "desk");

        ann.send(Map.of("type", "presence", "status", "away"));
        ann.send(Map.of("type", "presence", "status", "online"));

        leases.await(4, anns(), Duration.ofSeconds(10));
        assertThat(leases.all(anns())).allMatch(record -> status(record) == PresenceStatus.INVISIBLE);
        ann.await(f -> "invisible".equals(told(f, "ann")));
    }

    @Test
    void whoBecomesInvisibleIsToldSoAlthoughOthersAreShownThatTheyLeft() {
        var boris = console(acme.boris(), "desk");
        configure(boris, acme.account(), onShift(PresenceStatus.INVISIBLE), open(1));
        var ann = console(acme.ann(), "desk");
        boris.await(f -> "online".equals(told(f, "ann")));

        log.setting(closed(2));

        boris.await(f -> "offline".equals(told(f, "ann")));
        ann.await(f -> "offline".equals(told(f, "ann")));
        Wait.await()
                .until(
                        () -> ann.frames(f -> told(f, "ann") != null).getLast(),
                        f -> "invisible".equals(told(f, "ann")));
    }

    @Test
    void whoCountsAsOfflineIsThereAgainWhenTheShiftBegins() {
        var leases = probe(Topic.PRESENCE);
        var vera = console(acme.vera(), "desk");
        configure(vera, acme.account(), onShift(PresenceStatus.OFFLINE), closed(1));
        var ann = console(acme.ann(), "desk");
        ann.await(f -> "offline".equals(told(f, "ann")));
        assertThat(leases.await(anns()).as(PresenceLease.class).leaseMillis()).isZero();

        log.setting(open(2));

        vera.await(f -> "online".equals(told(f, "ann")));
        ann.await(f -> "online".equals(told(f, "ann")));
    }

    private Setting.Operator onShift(PresenceStatus outside) {
        var ann = acme.ann();
        return new Setting.Operator(
                ann.accountId(),
                2,
                false,
                ann.operatorId(),
                ann.name(),
                ann.email(),
                ann.role(),
                ann.departments(),
                ann.languages(),
                null,
                ann.skills(),
                new Shift(OFFICE, outside));
    }

    private TimeSetting.Calendar closed(long version) {
        return new TimeSetting.Calendar(acme.id(), version, false, OFFICE, "Office", null, List.of(), List.of());
    }

    private TimeSetting.Calendar open(long version) {
        var always = Arrays.stream(DayOfWeek.values())
                .map(day -> new WorkingHours(day, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT))
                .toList();
        return new TimeSetting.Calendar(acme.id(), version, false, OFFICE, "Office", null, always, List.of());
    }

    private Predicate<TopicProbe.Seen> anns() {
        return record -> (acme.id().value() + "/ann/desk").equals(record.key());
    }

    private static PresenceStatus status(TopicProbe.Seen record) {
        return record.as(PresenceLease.class).status();
    }

    private static String told(JsonNode frame, String operator) {
        return StreamSupport.stream(frame.path("operators").spliterator(), false)
                .filter(entry -> entry.path("operatorId").asText().equals(operator))
                .map(entry -> entry.path("status").asText())
                .findFirst()
                .orElse(null);
    }
}
