package chat.parley.notification.presence;

import static chat.parley.contracts.presence.PresenceStatus.AWAY;
import static chat.parley.contracts.presence.PresenceStatus.INVISIBLE;
import static chat.parley.contracts.presence.PresenceStatus.OFFLINE;
import static chat.parley.contracts.presence.PresenceStatus.ONLINE;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.presence.PresenceStatus;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("N-13")
class PresenceBoardTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final OperatorId ANN = new OperatorId("ann");

    private final PresenceBoard board = new PresenceBoard(0);
    private long now;

    @Test
    void anOperatorIsReachableUntilTheLeaseRunsOut() {
        heard("phone", ONLINE);

        pass(14);
        assertThat(board.reachable(ACME)).containsEntry(ANN, ONLINE);

        pass(1);
        assertThat(board.reachable(ACME)).isEmpty();
    }

    @Test
    void aRenewedLeaseBeginsAnew() {
        heard("phone", ONLINE);
        pass(10);
        heard("phone", ONLINE);
        pass(10);

        assertThat(board.reachable(ACME)).containsEntry(ANN, ONLINE);
    }

    @Test
    void theMostPresentDeviceCounts() {
        heard("phone", AWAY);
        heard("desk", ONLINE);
        assertThat(board.reachable(ACME)).containsEntry(ANN, ONLINE);

        heard("desk", OFFLINE);
        assertThat(board.reachable(ACME)).containsEntry(ANN, AWAY);
    }

    @Test
    void leavingOnPurposeCountsAtOnce() {
        heard("phone", ONLINE);
        heard("phone", OFFLINE);

        assertThat(board.reachable(ACME)).isEmpty();
    }

    @Test
    void changesAreToldOnceAndSeveralInBetweenAsOne() {
        heard("phone", ONLINE);
        heard("phone", AWAY);

        assertThat(changes()).containsExactly(new PresenceBoard.Change(ANN, OFFLINE, AWAY));
        heard("phone", AWAY);
        assertThat(changes()).isEmpty();
    }

    @Test
    void thereAndGoneBetweenTwoLooksIsNoChange() {
        heard("phone", ONLINE);
        heard("phone", OFFLINE);

        assertThat(changes()).isEmpty();
    }

    @Test
    void aLeaseThatRanOutIsAChange() {
        heard("phone", ONLINE);
        changes();

        pass(15);

        assertThat(changes()).containsExactly(new PresenceBoard.Change(ANN, ONLINE, OFFLINE));
    }

    @Test
    void onlySupervisorsLearnOfInvisibleOperators() {
        var hides = new PresenceBoard.Change(ANN, ONLINE, INVISIBLE);
        var leaves = new PresenceBoard.Change(ANN, INVISIBLE, OFFLINE);

        assertThat(PresenceBoard.shownTo(Role.OPERATOR, INVISIBLE)).isEqualTo(OFFLINE);
        assertThat(PresenceBoard.shownTo(Role.SUPERVISOR, INVISIBLE)).isEqualTo(INVISIBLE);
        assertThat(hides.visibleTo(Role.OPERATOR)).isTrue();
        assertThat(leaves.visibleTo(Role.OPERATOR)).isFalse();
        assertThat(leaves.visibleTo(Role.ADMINISTRATOR)).isTrue();
    }

    @Test
    void afterAStandstillOfThisProcessLeasesBeginAnew() {
        heard("phone", ONLINE);

        now += TimeUnit.SECONDS.toNanos(60);
        board.look(now);

        assertThat(board.reachable(ACME)).containsEntry(ANN, ONLINE);
        pass(15);
        assertThat(board.reachable(ACME)).isEmpty();
    }

    @Test
    @Tag("P-21")
    void accountsKnowNothingOfEachOther() {
        heard("phone", ONLINE);

        assertThat(board.reachable(new AccountId("umbrella"))).isEmpty();
        assertThat(board.takeChanges()).containsOnlyKeys(ACME);
    }

    private void heard(String device, PresenceStatus status) {
        board.heard(new PresenceLease(ACME, ANN, new DeviceId(device), status, status == OFFLINE ? 0 : 15_000), now);
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            now += TimeUnit.SECONDS.toNanos(1);
            board.look(now);
        }
    }

    private Collection<PresenceBoard.Change> changes() {
        return board.takeChanges().getOrDefault(ACME, List.of());
    }
}
