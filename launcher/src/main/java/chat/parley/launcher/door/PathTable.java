package chat.parley.launcher.door;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which path belongs to which part. A path belongs to the longest prefix it is equal to or continues with a slash;
 * what continues otherwise ({@code /consoles}) belongs to nobody.
 *
 * @param <T> what stands for a part
 */
public final class PathTable<T> {
    private final List<Row<T>> rows;

    private PathTable(List<Row<T>> rows) {
        this.rows = rows;
    }

    private record Row<T>(String prefix, T part) {
        boolean holds(String path) {
            return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
        }
    }

    /** A table without rows. */
    public static <T> PathTable<T> empty() {
        return new PathTable<>(List.of());
    }

    /**
     * This table and one row more.
     *
     * @param prefix begins with a slash and ends without one
     */
    public PathTable<T> with(String prefix, T part) {
        if (!prefix.matches("(/[a-z]+)+")) {
            throw new IllegalArgumentException("not a path prefix: " + prefix);
        }
        var all = new ArrayList<>(rows);
        all.add(new Row<>(prefix, part));
        all.sort(Comparator.comparing((Row<T> row) -> row.prefix().length()).reversed());
        return new PathTable<>(List.copyOf(all));
    }

    /** @param path without query; empty is answered for one that {@link #isTricky} */
    public Optional<T> partOf(String path) {
        if (isTricky(path)) {
            return Optional.empty();
        }
        return rows.stream().filter(row -> row.holds(path)).map(Row::part).findFirst();
    }

    /**
     * Whether a server behind the door might read the path as another one than the door does: climbing up, doubled,
     * encoded or backward slashes. Nothing of Parley or Keycloak needs them.
     */
    public static boolean isTricky(String path) {
        var lower = path.toLowerCase(Locale.ROOT);
        return !path.startsWith("/")
                || path.contains("//")
                || path.contains("\\")
                || path.contains(";")
                || lower.contains("%2e")
                || lower.contains("%2f")
                || lower.contains("%5c")
                || lower.contains("%00")
                || path.endsWith("/.")
                || path.endsWith("/..")
                || path.contains("/./")
                || path.contains("/../");
    }
}
