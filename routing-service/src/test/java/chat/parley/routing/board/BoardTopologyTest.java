package chat.parley.routing.board;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.decision.RoutingDecision.Verdict;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.topic.Headers;
import chat.parley.testkit.DialogStory;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.SampleAccount;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BoardTopologyTest {
    private final Fixtures fixtures = Fixtures.standing();
    private final SampleAccount acme = fixtures.acme();
    private final DialogStory story = fixtures.story(fixtures.aThread());
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

    @Test
    @Tag("W-44")
    void aQueuedDialogIsDecidedOnAtOnceAndTheRecordIsKeyedByConversation() {
        streamed.event(story.opened());
        streamed.event(story.queued(QueueReason.OPENED));

        var record = streamed.records().getFirst();
        var decision = Streamed.decision(record.value());
        assertThat(record.key()).isEqualTo(story.thread().conversationId().value());
        assertThat(text(record.headers().lastHeader(Headers.ID).value()))
                .isEqualTo(decision.decisionId().value());
        assertThat(text(record.headers().lastHeader(Headers.TRACE_PARENT).value()))
                .isEqualTo("trace-of-2");
        assertThat(decision.verdict()).isEqualTo(new Verdict.Assign(acme.ann().operatorId(), "Ann", 2));
    }

    @Test
    @Tag("N-05")
    void aRepeatedRecordIsDroppedBeforeTheRekey() {
        var queued = story.queued(QueueReason.OPENED);
        streamed.event(queued);
        streamed.event(story.assigned(acme.ann(), AssignmentCause.AUTOMATIC));
        streamed.event(story.closed(chat.parley.contracts.dialog.CloseReason.BY_OPERATOR));
        var made = streamed.decisions();

        streamed.eventAt(1, queued);

        assertThat(made).hasSize(1);
        assertThat(streamed.decisions()).isEmpty();
    }

    @Test
    @Tag("N-05")
    void whatTheRekeyWritesAgainIsTakenOnce() {
        streamed.event(story.queued(QueueReason.OPENED));
        streamed.event(story.assigned(acme.ann(), AssignmentCause.AUTOMATIC));
        streamed.event(story.closed(chat.parley.contracts.dialog.CloseReason.BY_OPERATOR));
        assertThat(streamed.decisions()).hasSize(1);

        streamed.rekeyRepeats();

        assertThat(streamed.decisions()).isEmpty();
    }

    @Test
    @Tag("N-05")
    void whatTheTopicHasLostIsFetchedFromTheStore() {
        streamed.event(fixtures.story(fixtures.aThread()).opened());
        streamed.missedOnes.add(new MissedEvents.Found(3, story.queued(QueueReason.OPENED)));

        streamed.eventAt(5, fixtures.story(fixtures.aThread()).opened());

        assertThat(streamed.decisions())
                .singleElement()
                .satisfies(d -> assertThat(d.dialogId()).isEqualTo(story.dialogId()));
        assertThat(streamed.meters
                        .counter("parley.routing.jumps", "topic", "dialog.events.v1")
                        .count())
                .isEqualTo(1);
    }

    @Test
    @Tag("W-43")
    void aChangedSettingTriggersTheDecision() {
        streamed.setting(account(2, false));
        streamed.event(story.queued(QueueReason.OPENED));
        assertThat(streamed.decisions()).isEmpty();

        streamed.setting(account(3, true));

        assertThat(streamed.decisions()).singleElement().satisfies(d -> {
            assertThat(d.trigger()).isEqualTo("setting-changed");
            assertThat(d.verdict()).isInstanceOf(Verdict.Assign.class);
        });
    }

    @Test
    @Tag("N-05")
    void aStaleDecisionIsDecidedAgainOnTheNewerQueueEvent() {
        streamed.event(story.queued(QueueReason.OPENED));
        var stale = streamed.decisions().getFirst();

        streamed.refused(stale, ErrorCode.STALE_DECISION, new Actor.System("routing"));
        assertThat(streamed.decisions()).isEmpty();
        streamed.event(story.queued(QueueReason.TRANSFERRED));

        assertThat(streamed.decisions())
                .singleElement()
                .extracting(RoutingDecision::verdict)
                .isEqualTo(new Verdict.Assign(acme.ann().operatorId(), "Ann", 2));
    }

    @Test
    @Tag("N-05")
    void aRefusalOfSomebodyElsesCommandIsNotOurs() {
        streamed.event(story.queued(QueueReason.OPENED));
        var decision = streamed.decisions().getFirst();

        streamed.refused(decision, ErrorCode.INTERNAL_ERROR, SampleAccount.actor(acme.ann()));
        assertThat(streamed.decisions()).isEmpty();
        streamed.refused(decision, ErrorCode.INTERNAL_ERROR, new Actor.System("routing"));

        assertThat(streamed.decisions()).hasSize(1);
    }

    @Test
    @Tag("N-13")
    void aLostOperatorsDialogIsTakenBackWithinOneSecondAfterTheLeaseAndNotBefore() {
        annOwnsTheDialog();

        streamed.pass(Streamed.LEASE.minusMillis(1));
        assertThat(streamed.decisions()).isEmpty();
        streamed.pass(Duration.ofSeconds(1));

        assertThat(streamed.decisions())
                .singleElement()
                .extracting(RoutingDecision::verdict)
                .isEqualTo(new Verdict.Requeue(acme.ann().operatorId(), QueueReason.OPERATOR_LOST));
    }

    @Test
    @Tag("N-13")
    void aRenewedLeaseCountsFromItsRenewal() {
        annOwnsTheDialog();

        streamed.pass(Duration.ofSeconds(10));
        streamed.presence(acme.ann(), PresenceStatus.AWAY);
        streamed.pass(Duration.ofSeconds(14));
        assertThat(streamed.decisions()).isEmpty();
        streamed.pass(Duration.ofSeconds(2));

        assertThat(streamed.decisions()).hasSize(1);
    }

    @Test
    @Tag("N-13")
    void whoGoesOfflineIsLostAtOnce() {
        annOwnsTheDialog();

        streamed.presence(acme.ann(), PresenceStatus.OFFLINE);

        assertThat(streamed.decisions())
                .singleElement()
                .satisfies(d -> assertThat(d.verdict()).isInstanceOf(Verdict.Requeue.class));
    }

    @Test
    @Tag("N-13")
    void noLeaseEndsBeforeThePresenceTopicIsReadToItsEnd() {
        annOwnsTheDialog();
        streamed.unreadPresence(1);

        streamed.pass(Duration.ofSeconds(60));
        assertThat(streamed.decisions()).isEmpty();
        streamed.unreadPresence(0);
        streamed.presence(acme.ann(), PresenceStatus.ONLINE);
        streamed.pass(Duration.ofSeconds(14));

        assertThat(streamed.decisions()).isEmpty();
    }

    @Test
    @Tag("N-13")
    void afterTheProcessStoodStillEveryLeaseBeginsAnew() {
        annOwnsTheDialog();

        streamed.pass(Duration.ofSeconds(14));
        streamed.leap(Duration.ofSeconds(60));
        streamed.pass(Duration.ofSeconds(14));
        assertThat(streamed.decisions()).isEmpty();
        streamed.pass(Duration.ofSeconds(2));

        assertThat(streamed.decisions()).hasSize(1);
    }

    @Test
    @Tag("N-05")
    void aReservationWithoutEventOrRefusalRaisesTheAlarmOnceAndIsKept() {
        streamed.event(story.queued(QueueReason.OPENED));
        streamed.decisions();

        streamed.pass(Duration.ofSeconds(10));
        assertThat(streamed.meters.counter("parley.routing.overdue").count()).isZero();
        for (int i = 0; i < 10; i++) {
            streamed.presence(acme.ann(), PresenceStatus.ONLINE);
            streamed.pass(Duration.ofSeconds(5));
        }

        assertThat(streamed.meters.counter("parley.routing.overdue").count()).isEqualTo(1);
        assertThat(streamed.decisions()).isEmpty();
    }

    @Test
    void aRecordThatCannotBeReadIsCountedAndSkipped() {
        streamed.poison();
        streamed.event(story.queued(QueueReason.OPENED));

        assertThat(streamed.decisions()).hasSize(1);
        assertThat(streamed.meters
                        .counter("parley.routing.poison", "topic", "settings.v1")
                        .count())
                .isEqualTo(1);
    }

    @Test
    @Tag("W-45")
    void theWaitingDialogsAreGauged() {
        streamed.presence(acme.ann(), PresenceStatus.AWAY);

        streamed.event(story.queued(QueueReason.OPENED));

        assertThat(streamed.meters.get("parley.routing.waiting").gauge().value())
                .isEqualTo(1);
    }

    private void annOwnsTheDialog() {
        streamed.event(story.queued(QueueReason.OPENED));
        streamed.event(story.assigned(acme.ann(), AssignmentCause.AUTOMATIC));
        streamed.decisions();
    }

    private Setting.Account account(long version, boolean automatic) {
        var usual = acme.account();
        return new Setting.Account(
                usual.accountId(),
                version,
                false,
                usual.name(),
                usual.timeZone(),
                usual.language(),
                usual.multilingual(),
                automatic,
                usual.maxDialogs(),
                usual.hideOthersDialogs(),
                usual.firstReplySeconds(),
                usual.busyText(),
                usual.idleCloseSeconds());
    }

    private static String text(byte[] header) {
        return new String(header, UTF_8);
    }
}
