package chat.parley.contracts.settings;

import chat.parley.contracts.id.AccountId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the account tells its dialogs apart by; one for each account.
 *
 * @param mandatory whether an operator closes a dialog only once it has a category [W-15]
 * @param categories in the order in which people choose; what belongs to another one comes behind it [W-12]
 * @param tags those that are offered; others may be given too [T-09]
 */
public record Classification(
        AccountId accountId,
        long version,
        boolean removed,
        boolean mandatory,
        List<Category> categories,
        List<String> tags)
        implements Setting {
    /** Between a category and what belongs to it. */
    public static final String BETWEEN = " / ";

    public Classification {
        categories = List.copyOf(categories);
        tags = List.copyOf(tags);
    }

    /**
     * One category.
     *
     * @param categoryId stays when the name changes
     * @param parentId which one it belongs to; null for none
     */
    public record Category(
            String categoryId, String name, @Nullable String parentId) {}

    /** What dialogs can be given, in order: a name, or two with {@link #BETWEEN} between them. */
    public List<String> choices() {
        var choices = new ArrayList<String>();
        for (Category category : categories) {
            String parent = categories.stream()
                    .filter(other -> other.categoryId().equals(category.parentId()))
                    .map(other -> other.name() + BETWEEN)
                    .findFirst()
                    .orElse("");
            choices.add(parent + category.name());
        }
        return List.copyOf(choices);
    }

    /** What holds for an account that has not saved anything. */
    public static Classification unsaved(AccountId accountId) {
        return new Classification(accountId, 0, false, false, List.of(), List.of());
    }
}
