package chat.parley.routing.board;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.decision.QueueState;
import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.decision.RoutingDecision.Verdict;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.topic.Headers;
import chat.parley.routing.replay.Policy;
import chat.parley.routing.replay.Replay;
import chat.parley.routing.replay.Seen;
import chat.parley.testkit.DialogStory;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.SampleAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goes out of the topology beside decisions. */
class QueueFactsTest {
    private final Fixtures fixtures = Fixtures.standing();
    private final SampleAccount acme = fixtures.acme();
    private final Streamed streamed = new Streamed();

    @BeforeEach
    void anAccountWithAutomaticAssignmentAndAnnWhoIsOnline() {
        streamed.setting(acme.account());
        streamed.setting(acme.ann());
        streamed.presence(acme.ann(), PresenceStatus.ONLINE);
    }

    @AfterEach
    void close() {
        streamed.close();
    }

    /** The queue, all of which came by the one button there is. */
    private QueueState queue(int waiting, int online) {
        return new QueueState(acme.id(), waiting, online, Map.of(SampleAccount.SHOP, waiting));
    }

    @Test
    @Tag("P-03")
    @Tag("W-72")
    void theQueueIsToldWhenItChangesAndAtMostTwiceASecond() {
        streamed.pass(Duration.ofSeconds(1));
        assertThat(streamed.queues()).last().isEqualTo(new QueueState(acme.id(), 0, 1));

        waiting(5);
        streamed.pass(Duration.ofMillis(250));
        assertThat(streamed.queues()).containsExactly(queue(1, 1));
        streamed.pass(Duration.ofMillis(500));
        assertThat(streamed.queues()).containsExactly(queue(2, 1));

        streamed.presence(acme.ann(), PresenceStatus.AWAY);
        streamed.pass(Duration.ofSeconds(10));
        assertThat(streamed.queues()).containsExactly(queue(2, 0));
    }

    @Test
    @Tag("N-06")
    void whoWaitsUnderAutomaticAssignmentIsToldTheirPlace() {
        var dialogs = waiting(5);
        streamed.pass(Duration.ofSeconds(1));

        // They came in the same instant, so their ids decide.
        var inOrder = dialogs.subList(3, 5).stream()
                .map(DialogStory::dialogId)
                .sorted()
                .toList();
        assertThat(streamed.places)
                .extracting(place -> place.dialogId() + " " + place.position())
                .containsExactly(inOrder.get(0) + " 1", inOrder.get(1) + " 2");

        streamed.places.clear();
        streamed.event(dialogs.getFirst().closed(CloseReason.BY_OPERATOR));
        streamed.pass(Duration.ofSeconds(3));
        assertThat(streamed.places).singleElement().satisfies(place -> {
            assertThat(place.dialogId()).isEqualTo(inOrder.get(1));
            assertThat(place.position()).isEqualTo(1);
            assertThat(place.estimateSeconds()).isPositive();
        });
    }

    @Test
    @Tag("N-06")
    @Tag("W-43")
    void nobodyIsToldAPlaceWhereOperatorsTakeDialogsByHand() {
        var usual = acme.withManualAssignment();
        streamed.setting(new Setting.Account(
                usual.accountId(),
                2,
                false,
                usual.name(),
                usual.timeZone(),
                usual.language(),
                usual.multilingual(),
                false,
                usual.maxDialogs(),
                usual.hideOthersDialogs(),
                usual.firstReplySeconds(),
                usual.busyText(),
                usual.idleCloseSeconds()));

        streamed.event(fixtures.story(fixtures.aThread()).queued(QueueReason.OPENED));
        streamed.pass(Duration.ofSeconds(3));

        assertThat(streamed.places).isEmpty();
        assertThat(streamed.queues()).last().isEqualTo(new QueueState(acme.id(), 1, 1));
    }

    @Test
    @Tag("W-45")
    void aWaitNamesTheQueueEventInItsHeader() {
        waiting(3);
        streamed.records();
        var story = fixtures.story(fixtures.aThread());
        streamed.event(story.opened());
        streamed.event(story.queued(QueueReason.OPENED));

        var record = streamed.records().getFirst();
        assertThat(Streamed.decision(record.value()).verdict()).isEqualTo(new Verdict.Wait());
        assertThat(new String(record.headers().lastHeader(Headers.SEQUENCE).value(), UTF_8))
                .isEqualTo("2");
    }

    @Test
    @Tag("N-08")
    void whatIsRecordedAsTakenInDecidesTheSameAgainAndNamesNobodyWhoWrote() {
        var dialogs = waiting(4);
        streamed.event(dialogs.getFirst().closed(CloseReason.BY_OPERATOR));
        streamed.pass(Duration.ofSeconds(20));
        var made = streamed.decisions();

        var seen = streamed.inputs();
        var replayed = new ArrayList<RoutingDecision>();
        var replay = new Replay(acme.id(), Policy.SAME, Office.START, streamed.now(), replayed::add);
        seen.forEach(replay::survey);
        seen.forEach(replay::take);

        assertThat(replayed).isEqualTo(made).hasSizeGreaterThan(5);
        assertThat(replay.result().identical()).isTrue();
        assertThat(seen)
                .filteredOn(Seen.Happened.class::isInstance)
                .allSatisfy(s ->
                        assertThat(((Seen.Happened) s).event().meta().actor()).isInstanceOf(Actor.System.class));
        assertThat(seen.toString())
                .doesNotContain(
                        "example.com", dialogs.getFirst().thread().visitorId().value());
    }

    @Test
    @Tag("N-08")
    void aRenewedLeaseIsNotRecorded() {
        streamed.inputs();

        streamed.presence(acme.ann(), PresenceStatus.ONLINE);

        assertThat(streamed.inputs()).isEmpty();
    }

    @Test
    @Tag("N-08")
    void howTheBoardStandsIsRecordedOnceADay() {
        assertThat(streamed.inputs()).filteredOn(Seen.Stood.class::isInstance).hasSize(1);

        streamed.leap(Duration.ofHours(25));
        streamed.presence(acme.ann(), PresenceStatus.AWAY);

        assertThat(streamed.inputs())
                .filteredOn(Seen.Stood.class::isInstance)
                .singleElement()
                .satisfies(s -> {
                    assertThat(((Seen.Stood) s).operators()).hasSize(1);
                    assertThat(((Seen.Stood) s).restarted()).isFalse();
                });
    }

    @Test
    @Tag("P-05")
    @Tag("N-04")
    void urgencyWaivedSkillsAndTheChannelReachTheBoard() {
        streamed.presence(acme.ann(), PresenceStatus.AWAY);
        var story = fixtures.story(fixtures.aThread());
        streamed.event(story.opened());
        var queued = story.queued(QueueReason.OPENED);
        streamed.event(new DialogEvent.DialogQueued(
                queued.meta(), queued.reason(), null, "en", null, queued.priority(), Set.of("law"), null));
        streamed.presence(acme.ann(), PresenceStatus.ONLINE);
        assertThat(streamed.decisions()).allSatisfy(d -> assertThat(d.verdict()).isEqualTo(new Verdict.Wait()));

        var after = story.queued(QueueReason.OPENED).meta();
        streamed.event(new DialogEvent.SkillsWaived(after));

        assertThat(streamed.decisions())
                .singleElement()
                .satisfies(d -> assertThat(d.verdict()).isInstanceOf(Verdict.Assign.class));
    }

    /** Ann's limit is three. */
    private List<DialogStory> waiting(int count) {
        var stories = IntStream.range(0, count)
                .mapToObj(i -> fixtures.story(fixtures.aThread()))
                .toList();
        for (var story : stories) {
            streamed.event(story.opened());
            streamed.event(story.queued(QueueReason.OPENED));
        }
        stories.stream()
                .limit(3)
                .forEach(story -> streamed.event(story.assigned(acme.ann(), AssignmentCause.AUTOMATIC)));
        return stories;
    }
}
