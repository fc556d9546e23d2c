package chat.parley.admin.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.stream.Collectors;

/** A table as CSV: RFC 4180, UTF-8, and no cell that a spreadsheet takes for a formula. */
final class CsvFile {
    private static final String END = "\r\n";
    /** How what spreadsheets compute begins, some of them also behind blanks and in full width. */
    private static final String FORMULA = "=+-@|%＝＋－＠";

    private CsvFile() {}

    static byte[] of(Sheet sheet) {
        var text = new StringBuilder();
        text.append(sheet.columns().stream().map(CsvFile::quoted).collect(Collectors.joining(",")))
                .append(END);
        for (var row : sheet.rows()) {
            text.append(row.stream().map(CsvFile::cell).collect(Collectors.joining(",")))
                    .append(END);
        }
        return text.toString().getBytes(UTF_8);
    }

    private static String cell(Sheet.Cell cell) {
        return switch (cell) {
            case Sheet.Cell.Text text -> quoted(harmless(text.value()));
            case Sheet.Cell.Number number -> number.value().toPlainString();
            case Sheet.Cell.Empty empty -> "";
        };
    }

    private static String harmless(String text) {
        String begin = text.stripLeading();
        return !begin.isEmpty() && FORMULA.indexOf(begin.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        return text.isEmpty() || text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\'' || c == ';')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }
}
