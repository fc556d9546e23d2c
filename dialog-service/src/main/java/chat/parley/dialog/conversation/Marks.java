package chat.parley.dialog.conversation;

import chat.parley.contracts.dialog.DialogPriority;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a dialog is marked, by operators, rules and its visitor.
 *
 * @param category null for none
 * @param rating the visitor's mark, 1 to 5; null for none [U-08]
 */
public record Marks(
        DialogPriority priority,
        Set<String> tags,
        @Nullable String category,
        @Nullable Integer rating) {
    static final Marks NONE = new Marks(DialogPriority.NORMAL, Set.of(), null, null);

    public Marks {
        tags = Set.copyOf(tags);
    }

    Marks tagged(Set<String> next) {
        return new Marks(priority, next, category, rating);
    }

    Marks urgent(DialogPriority next) {
        return new Marks(next, tags, category, rating);
    }

    Marks sorted(@Nullable String next) {
        return new Marks(priority, tags, next, rating);
    }

    Marks rated(int next) {
        return new Marks(priority, tags, category, next);
    }
}
