package chat.parley.routing.replay;

import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.id.AccountId;
import chat.parley.routing.board.RoutingBoard;
import java.util.List;

/** The board as it was: takes in what it took in, in its order, and so decides what it decided. */
final class RealCourse {
    private final RoutingBoard board;
    private boolean stands;

    RealCourse(AccountId accountId) {
        this.board = new RoutingBoard(accountId, new Blank());
    }

    RoutingBoard board() {
        return board;
    }

    /** Whether anything was taken in from which the board could begin. */
    boolean stands() {
        return stands;
    }

    List<RoutingDecision> take(Seen seen) {
        return switch (seen) {
            case Seen.Stood s -> stood(s);
            case Seen.Happened h -> board.on(h.event());
            case Seen.Refused r -> board.on(r.outcome(), r.at());
            case Seen.Heard h -> board.on(h.lease(), h.at());
            case Seen.LeaseEnded e -> board.leaseEnded(e.operatorId(), e.deviceId(), e.at());
            case Seen.Configured c -> board.on(c.setting(), c.at());
            case Seen.WentOn w -> board.goOn(w.at());
        };
    }

    /** The first standing is where the board begins; a later one says what is known already, or that it was restored. */
    private List<RoutingDecision> stood(Seen.Stood s) {
        if (!stands) {
            if (s.account() != null) {
                board.restore(s.account());
            }
            s.operators().forEach(board::restore);
            s.dialogs().forEach(board::restore);
            stands = s.complete();
        }
        if (s.restarted()) {
            board.restored();
        }
        return List.of();
    }
}
