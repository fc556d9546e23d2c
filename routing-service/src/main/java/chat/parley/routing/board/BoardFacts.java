package chat.parley.routing.board;

import chat.parley.contracts.decision.QueueState;
import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.decision.RoutingDecision.Verdict;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.signal.Signal;
import chat.parley.routing.place.QueuePlaces;
import chat.parley.routing.place.QueueReport;
import java.util.List;
import java.util.Optional;

/** What is told about one board to those who wait and to those who let them wait. Milliseconds are monotonic. */
final class BoardFacts {
    private final AccountId accountId;
    private final RoutingBoard board;
    private final QueueReport report = new QueueReport();
    private final QueuePlaces<Desk> places;
    private boolean moved = true;

    BoardFacts(AccountId accountId, RoutingBoard board) {
        this.accountId = accountId;
        this.board = board;
        this.places = new QueuePlaces<>(accountId);
    }

    /** The board has taken something in and decided this. */
    void moved(List<RoutingDecision> decisions, long now) {
        moved = true;
        for (var decision : decisions) {
            if (decision.verdict() instanceof Verdict.Assign) {
                places.given(decision.dialogId(), now);
            }
        }
    }

    /** Whether there is something to tell, now or soon. */
    boolean owes() {
        return moved || places.owesAnybody() || report.owes(state());
    }

    Optional<QueueState> report(long now) {
        return report.look(state(), now);
    }

    List<Signal.QueuePlace> places(long now) {
        if (!moved && !places.owesAnybody()) {
            return List.of();
        }
        moved = false;
        return places.look(board.desks(QueuePlaces.TOLD), now);
    }

    private QueueState state() {
        return new QueueState(accountId, board.waiting(), board.online(), board.waitingByPlacement());
    }
}
