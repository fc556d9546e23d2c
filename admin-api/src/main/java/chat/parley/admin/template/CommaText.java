package chat.parley.admin.template;

import java.util.ArrayList;
import java.util.List;

/**
 * Tables as text with commas (RFC 4180). Semicolons do as well where the first line has more of them, because
 * spreadsheets of many countries write them.
 */
final class CommaText {
    /** What a spreadsheet would take for a formula, and what must be told from the mark against that. */
    private static final String FORMULA = "=+-@\t'";

    private CommaText() {}

    /** The rows with their cells, empty lines left out; {@code lines} of the text are numbered from 1. */
    static List<Row> read(String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        char separator = separator(plain);
        var rows = new ArrayList<Row>();
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        int line = 1;
        int begun = 1;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == '\n') {
                line++;
            }
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < plain.length() && plain.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == separator) {
                cells.add(taken(cell));
            } else if (c == '\n') {
                end(rows, cells, cell, begun);
                begun = line;
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        end(rows, cells, cell, begun);
        return rows;
    }

    /**
     * One row of a table.
     *
     * @param line where it begins in the text, from 1
     */
    record Row(int line, List<String> cells) {
        /** The cell of a column; empty where the row is shorter. */
        String cell(int column) {
            return column >= 0 && column < cells.size() ? cells.get(column) : "";
        }
    }

    /** One line of the text, with its end. */
    static String line(List<String> cells) {
        return String.join(",", cells.stream().map(CommaText::cell).toList()) + "\r\n";
    }

    private static String cell(String value) {
        String safe = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean quoted = safe.chars().anyMatch(c -> ",;\"\r\n".indexOf(c) >= 0);
        return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }

    private static void end(List<Row> rows, List<String> cells, StringBuilder cell, int begun) {
        cells.add(taken(cell));
        if (cells.stream().anyMatch(each -> !each.isBlank())) {
            rows.add(new Row(begun, List.copyOf(cells)));
        }
        cells.clear();
    }

    private static String taken(StringBuilder cell) {
        String value = cell.toString();
        cell.setLength(0);
        boolean marked = value.length() > 1 && value.charAt(0) == '\'' && FORMULA.indexOf(value.charAt(1)) >= 0;
        return marked ? value.substring(1) : value;
    }

    private static char separator(String text) {
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        return count(first, ';') > count(first, ',') ? ';' : ',';
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }
}
