package chat.parley.routing.replay;

import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.decision.RoutingDecision.Verdict;
import chat.parley.contracts.id.DialogId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decisions that change who has a dialog; a wait does not. */
final class Effects {
    private Effects() {}

    /** In the order they were made; one input leads to one at most for each dialog. */
    static Map<DialogId, RoutingDecision> byDialog(List<RoutingDecision> decisions) {
        var found = new LinkedHashMap<DialogId, RoutingDecision>();
        for (var decision : decisions) {
            if (!(decision.verdict() instanceof Verdict.Wait)) {
                found.put(decision.dialogId(), decision);
            }
        }
        return found;
    }

    /** Whether both do the same to their dialog. */
    static boolean same(RoutingDecision one, RoutingDecision other) {
        return one.verdict() instanceof Verdict.Assign a && other.verdict() instanceof Verdict.Assign b
                ? a.operatorId().equals(b.operatorId())
                : one.verdict().equals(other.verdict());
    }
}
