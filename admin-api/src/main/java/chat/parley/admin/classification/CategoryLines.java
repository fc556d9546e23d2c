package chat.parley.admin.classification;

import chat.parley.contracts.settings.Classification.Category;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Categories as text: one in each line, and what belongs to another one in the lines behind it, each with a blank
 * before it [W-12]. Whoever was there before under the same name in the same place stays the same.
 */
final class CategoryLines {
    private CategoryLines() {}

    /** @param before what is there now */
    static List<Category> read(String lines, List<Category> before) {
        Map<String, String> known = new HashMap<>();
        before.forEach(category -> known.put(key(category.parentId(), category.name()), category.categoryId()));
        var read = new ArrayList<Category>();
        String parent = null;
        for (String line : lines.lines().filter(each -> !each.isBlank()).toList()) {
            boolean below = Character.isWhitespace(line.charAt(0));
            String name = line.strip();
            String of = below ? parent : null;
            String key = key(of, name);
            String id = Objects.requireNonNullElseGet(known.get(key), () -> made(key));
            read.add(new Category(id, name, of));
            if (!below) {
                parent = id;
            }
        }
        return List.copyOf(read);
    }

    /** What is wrong with categories as a whole; empty where nothing is. */
    static Optional<String> flaw(List<Category> categories) {
        var ids = new HashSet<String>();
        var names = new HashSet<String>();
        String parent = null;
        for (Category category : categories) {
            if (!ids.add(category.categoryId())) {
                return Optional.of("must not have an id twice: " + category.categoryId());
            }
            if (!names.add(key(category.parentId(), category.name()))) {
                return Optional.of("must not have a name twice in one place: " + category.name());
            }
            if (category.parentId() == null) {
                parent = category.categoryId();
            } else if (!category.parentId().equals(parent)) {
                return Optional.of("must have two levels, each category right behind the one it belongs to");
            }
        }
        return Optional.empty();
    }

    private static String made(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String key(@Nullable String parentId, String name) {
        return (parentId == null ? "" : parentId) + "\n" + name;
    }
}
