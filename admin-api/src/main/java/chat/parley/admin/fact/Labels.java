package chat.parley.admin.fact;

import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a dialog is found by, and what was said of it.
 *
 * @param departmentId where it waited last; null for any
 * @param tags in alphabetical order
 * @param category null for none
 * @param mark the visitor's last, 1 to 5; null for none
 * @param ratedOperatorId who had it when it was marked
 * @param busyAt when the visitor was told that operators are busy, which happens once; null for never
 */
public record Labels(
        @Nullable DepartmentId departmentId,
        Set<String> tags,
        @Nullable String category,
        @Nullable Integer mark,
        @Nullable OperatorId ratedOperatorId,
        @Nullable Instant busyAt) {
    public Labels {
        // In one order, so that the same events are the same bytes.
        tags = java.util.Collections.unmodifiableSet(new TreeSet<>(tags));
    }

    static Labels none(@Nullable DepartmentId department) {
        return new Labels(department, Set.of(), null, null, null, null);
    }

    Labels department(@Nullable DepartmentId other) {
        return new Labels(other, tags, category, mark, ratedOperatorId, busyAt);
    }

    Labels tags(Set<String> others) {
        return new Labels(departmentId, others, category, mark, ratedOperatorId, busyAt);
    }

    Labels category(@Nullable String other) {
        return new Labels(departmentId, tags, other, mark, ratedOperatorId, busyAt);
    }

    Labels mark(int other, OperatorId operator) {
        return new Labels(departmentId, tags, category, other, operator, busyAt);
    }

    Labels busy(Instant at) {
        return new Labels(departmentId, tags, category, mark, ratedOperatorId, busyAt == null ? at : busyAt);
    }
}
