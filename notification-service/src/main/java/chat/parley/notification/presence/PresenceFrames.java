package chat.parley.notification.presence;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.operator.OperatorDirectory;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.platform.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Tells a console who can be reached, as its operator's role may know it. */
public final class PresenceFrames {
    private final PresenceBoard board;
    private final OperatorDirectory directory;

    public PresenceFrames(PresenceBoard board, OperatorDirectory directory) {
        this.board = board;
        this.directory = directory;
    }

    record Frame(String type, List<Shown> operators) {}

    record Shown(OperatorId operatorId, String name, PresenceStatus status) {}

    /** Everybody who can be reached. */
    public String all(AccountId account, Role role) {
        var shown = new ArrayList<Shown>();
        board.reachable(account).forEach((operator, status) -> {
            PresenceStatus visible = PresenceBoard.shownTo(role, status);
            if (visible != PresenceStatus.OFFLINE) {
                shown.add(shown(account, operator, visible));
            }
        });
        return frame(shown);
    }

    /** Those whose status has changed; empty when nobody of {@code role} sees any change. */
    public Optional<String> changed(AccountId account, Collection<PresenceBoard.Change> changes, Role role) {
        List<Shown> shown = changes.stream()
                .filter(change -> change.visibleTo(role))
                .map(change -> shown(account, change.operatorId(), PresenceBoard.shownTo(role, change.after())))
                .toList();
        return shown.isEmpty() ? Optional.empty() : Optional.of(frame(shown));
    }

    /** What an operator themselves counts as, whatever others are shown of it. */
    public String own(AccountId account, OperatorId operator, PresenceStatus status) {
        return frame(List.of(shown(account, operator, status)));
    }

    private Shown shown(AccountId account, OperatorId operator, PresenceStatus status) {
        return new Shown(operator, directory.operatorName(account, operator).orElse(operator.value()), status);
    }

    private static String frame(List<Shown> shown) {
        return Json.text(new Frame("presence", shown));
    }
}
