package chat.parley.admin.report;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table to be saved as a file.
 *
 * @param rows as many cells in each as there are columns
 */
record Sheet(List<String> columns, List<List<Cell>> rows) {
    Sheet {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** What is in a cell. */
    sealed interface Cell {
        /** Never a formula, whatever it looks like. */
        record Text(String value) implements Cell {
            public Text {
                // What no file format takes; a tab or a line's end within a name is a space.
                value = value.replaceAll("\\p{Cntrl}", " ");
            }
        }

        record Number(BigDecimal value) implements Cell {}

        record Empty() implements Cell {}
    }

    static Cell text(@Nullable String value) {
        return value == null ? new Cell.Empty() : new Cell.Text(value);
    }

    static Cell number(long value) {
        return new Cell.Number(BigDecimal.valueOf(value));
    }

    /** Milliseconds as seconds. */
    static Cell seconds(@Nullable Long millis) {
        return millis == null ? new Cell.Empty() : new Cell.Number(BigDecimal.valueOf(millis, 3));
    }

    static Cell hundredths(@Nullable Long value) {
        return value == null ? new Cell.Empty() : new Cell.Number(BigDecimal.valueOf(value, 2));
    }
}
