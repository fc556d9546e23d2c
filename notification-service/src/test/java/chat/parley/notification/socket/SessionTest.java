package chat.parley.notification.socket;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.notification.audience.Listener;
import chat.parley.notification.login.Login;
import chat.parley.platform.identity.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");
    private static final AccountId ACME = new AccountId("acme");
    private static final Session.Patience PATIENCE = new Session.Patience(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(15),
            Duration.ofSeconds(1));

    private final RecordingLine line = new RecordingLine();
    private final Session session = new Session("s-1", "192.0.2.1", line, PATIENCE, 0);

    @Test
    void aSocketWithoutHelloEndsAfterFiveSeconds() {
        assertThat(session.overdue(at(4.9), START)).isEmpty();
        assertThat(session.overdue(at(5), START)).contains(Ending.NOT_AUTHENTICATED);
    }

    @Test
    void aSilentSocketEndsAfterTenSeconds() {
        hello("ann", START.plusSeconds(300));
        session.heard(at(3));

        assertThat(session.overdue(at(12.9), START)).isEmpty();
        assertThat(session.overdue(at(13), START)).contains(Ending.SILENT);
    }

    @Test
    void aSocketOutlivesItsTokenByHalfAMinuteUnlessAFreshOneCame() {
        hello("ann", START.plusSeconds(60));

        assertThat(session.overdue(0, START.plusSeconds(90))).isEmpty();
        assertThat(session.overdue(0, START.plusSeconds(91))).contains(Ending.NOT_AUTHENTICATED);

        hello("ann", START.plusSeconds(360));
        assertThat(session.overdue(0, START.plusSeconds(91))).isEmpty();
    }

    @Test
    void theWelcomeIsTheFirstFrameAndNothingAfterItIsMissed() throws InterruptedException {
        var feed = Thread.ofPlatform().unstarted(() -> session.send("event"));

        session.welcome(member("ann", START), feed::start, () -> "welcome");

        feed.join();
        assertThat(line.frames).containsExactly("welcome", "event");
    }

    @Test
    void nothingIsSentAfterTheEndAndOnlyTheFirstEndingCounts() {
        session.end(Ending.SILENT);
        session.end(Ending.REPLACED);
        session.send("late");

        assertThat(line.frames).isEmpty();
        assertThat(line.endings).containsExactly(Ending.SILENT);
    }

    @Test
    @Tag("N-13")
    void aLeaseIsRenewedThreeTimesInItsLife() {
        hello("ann", START);
        assertThat(session.present(PresenceStatus.ONLINE, 0)).hasValueSatisfying(said -> {
            assertThat(said.number()).isZero();
            assertThat(said.lease().leaseMillis()).isEqualTo(15_000);
        });

        assertThat(session.renewal(at(4.9))).isEmpty();
        assertThat(session.renewal(at(5)))
                .hasValueSatisfying(said -> assertThat(said.number()).isEqualTo(1));
        assertThat(session.renewal(at(5.1))).isEmpty();
    }

    @Test
    @Tag("N-13")
    void anOfflineDeviceSaysSoOnceAndRenewsNothing() {
        hello("ann", START);

        assertThat(session.present(PresenceStatus.OFFLINE, 0))
                .hasValueSatisfying(
                        said -> assertThat(said.lease().leaseMillis()).isZero());
        assertThat(session.renewal(at(60))).isEmpty();
    }

    @Test
    @Tag("N-13")
    void aSocketThatIsGoneRenewsNothing() {
        hello("ann", START);
        session.present(PresenceStatus.ONLINE, 0);

        session.gone();

        assertThat(session.renewal(at(60))).isEmpty();
    }

    @Test
    void aNewerSocketOfTheDeviceElsewhereIsKnownByItsFirstLease() {
        assertThat(session.isReplacedBy("older", 0)).isFalse();
        assertThat(session.isReplacedBy("s-1", 0)).isFalse();
        assertThat(session.isReplacedBy("older", 7)).isFalse();
        assertThat(session.isReplacedBy("newer", 0)).isTrue();
    }

    @Test
    void sessionsAreFoundByAccountOperatorAndDevice() {
        var sessions = new Sessions();
        hello("ann", START);
        sessions.opened(session);

        assertThat(sessions.joined(session)).isEmpty();
        assertThat(sessions.of(ACME)).containsExactly(session);
        assertThat(sessions.of(ACME, new OperatorId("ann"))).containsExactly(session);
        assertThat(sessions.of(ACME, new OperatorId("boris"))).isEmpty();

        sessions.closed(session);
        assertThat(sessions.of(ACME)).isEmpty();
        assertThat(sessions.all()).isEmpty();
        assertThat(sessions.accounts()).isEmpty();
    }

    @Test
    void theOlderSocketOfADeviceIsGivenBackAndItsEndDoesNotTouchTheNewer() {
        var sessions = new Sessions();
        var newer = new Session("s-2", "192.0.2.1", new RecordingLine(), PATIENCE, 0);
        hello("ann", START);
        newer.welcome(member("ann", START), () -> {}, () -> "welcome");
        sessions.joined(session);

        assertThat(sessions.joined(newer)).contains(session);
        sessions.closed(session);

        assertThat(sessions.of(ACME, new OperatorId("ann"), new DeviceId("d-1")))
                .contains(newer);
    }

    @Test
    @Tag("T-11")
    void outsideTheirShiftADeviceCountsAsLessThanItsOperatorWishes() {
        hello("ann", START.plusSeconds(300));
        session.present(PresenceStatus.ONLINE, at(1));

        assertThat(session.limit(PresenceStatus.INVISIBLE, at(2)))
                .hasValueSatisfying(said -> assertThat(said.lease().status()).isEqualTo(PresenceStatus.INVISIBLE));
        assertThat(session.limit(PresenceStatus.INVISIBLE, at(2.2))).isEmpty();
        assertThat(session.present(PresenceStatus.AWAY, at(3)))
                .hasValueSatisfying(said -> assertThat(said.lease().status()).isEqualTo(PresenceStatus.INVISIBLE));
        assertThat(session.renewal(at(8)))
                .hasValueSatisfying(said -> assertThat(said.lease().status()).isEqualTo(PresenceStatus.INVISIBLE));

        assertThat(session.limit(PresenceStatus.ONLINE, at(9)))
                .hasValueSatisfying(said -> assertThat(said.lease().status()).isEqualTo(PresenceStatus.AWAY));
        assertThat(session.wished()).isEqualTo(PresenceStatus.AWAY);
    }

    @Test
    @Tag("T-11")
    void whoCountsAsOfflineOutsideTheirShiftComesBackByThemselves() {
        hello("ann", START.plusSeconds(300));
        session.limit(PresenceStatus.OFFLINE, 0);

        assertThat(session.present(PresenceStatus.ONLINE, at(1)))
                .hasValueSatisfying(
                        said -> assertThat(said.lease().leaseMillis()).isZero());
        assertThat(session.renewal(at(8))).isEmpty();
        assertThat(session.limit(PresenceStatus.ONLINE, at(9))).hasValueSatisfying(said -> {
            assertThat(said.lease().status()).isEqualTo(PresenceStatus.ONLINE);
            assertThat(said.lease().leaseMillis()).isEqualTo(15_000);
        });
    }

    @Test
    @Tag("T-11")
    void aShiftThatEndsChangesNothingForWhoSaidLess() {
        hello("ann", START.plusSeconds(300));
        session.present(PresenceStatus.OFFLINE, at(1));

        assertThat(session.limit(PresenceStatus.AWAY, at(2))).isEmpty();
        assertThat(session.limit(PresenceStatus.ONLINE, at(3))).isEmpty();
    }

    @Test
    void typingIsToldAtMostOncePerSecondAndDialogAndTheLastWordStands() {
        var pace = new TypingPace(Duration.ofSeconds(1));

        assertThat(pace.offer(typing("a", true), at(0))).isPresent();
        assertThat(pace.offer(typing("b", true), at(0.1))).isPresent();
        assertThat(pace.offer(typing("a", true), at(0.2))).isEmpty();
        assertThat(pace.offer(typing("a", false), at(0.3))).isEmpty();
        assertThat(pace.due(at(0.9))).isEmpty();
        assertThat(pace.due(at(1.1))).containsExactly(typing("a", false));
        assertThat(pace.due(at(3))).isEmpty();
        assertThat(pace.offer(typing("a", true), at(3.1))).isPresent();
    }

    @Test
    void aBacklogIsBoundInFramesAndCharactersAndStaysBurst() {
        var byFrames = new Backlog(2, 1_000);
        assertThat(byFrames.add(1)).isTrue();
        assertThat(byFrames.add(1)).isTrue();
        byFrames.remove(1);
        assertThat(byFrames.add(1)).isTrue();
        assertThat(byFrames.add(1)).isFalse();
        byFrames.remove(1);
        assertThat(byFrames.add(1)).isFalse();

        var byCharacters = new Backlog(100, 10);
        assertThat(byCharacters.add(10)).isTrue();
        assertThat(byCharacters.add(1)).isFalse();
    }

    private void hello(String operator, Instant expiresAt) {
        session.welcome(member(operator, expiresAt), () -> {}, () -> "welcome");
    }

    private static Session.Member member(String operator, Instant expiresAt) {
        var id = new OperatorId(operator);
        return new Session.Member(
                new Login(new Caller(ACME, id, operator, Role.OPERATOR), expiresAt),
                new DeviceId("d-1"),
                new Listener(id, Role.OPERATOR, Set.of(), Set.of()));
    }

    private static ConsoleFrame.Typing typing(String conversation, boolean active) {
        return new ConsoleFrame.Typing(new ConversationId(conversation), null, active);
    }

    private static long at(double seconds) {
        return (long) (seconds * 1_000_000_000L);
    }

    private static final class RecordingLine implements Line {
        private final List<String> frames = new ArrayList<>();
        private final List<Ending> endings = new ArrayList<>();

        @Override
        public void send(String frame) {
            frames.add(frame);
        }

        @Override
        public void end(Ending ending) {
            endings.add(ending);
        }
    }
}
