package chat.parley.routing.board;

import chat.parley.contracts.id.DepartmentId;
import chat.parley.routing.board.QueueLines.Line;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What visitors stand in one queue for: dialogs that the same operators may have are given out one after the other.
 *
 * @param departmentId null for any
 * @param language null where languages restrict nobody
 */
public record Desk(
        @Nullable DepartmentId departmentId, @Nullable String language, Set<String> skills) {
    public Desk {
        skills = Set.copyOf(skills);
    }

    static Desk of(Line line, AccountEntry account) {
        return new Desk(line.departmentId(), account.multilingual() ? line.language() : null, line.skills());
    }
}
