package chat.parley.dialog.history;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A dialog as CSV (RFC 4180), a row per line of its transcript, for spreadsheets and programs [T-22]. */
final class TranscriptTable {
    /** Says to spreadsheets that the text is UTF-8. */
    private static final String MARK = "\ufeff";

    private final DateTimeFormatter time;

    /** @param zone the account's [W-03] */
    TranscriptTable(ZoneId zone) {
        this.time = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT)
                .withZone(zone);
    }

    String of(List<TranscriptLine> lines) {
        Stream<String> rows = lines.stream()
                .map(line -> row(
                        time.format(line.at()), line.kind().name().toLowerCase(Locale.ROOT), line.name(), line.text()));
        return Stream.concat(Stream.of(MARK + row("time", "from", "name", "text")), rows)
                .collect(Collectors.joining());
    }

    private static String row(String... cells) {
        return Stream.of(cells).map(TranscriptTable::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        String harmless = isFormula(text) ? "'" + text : text;
        return harmless.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r')
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }

    /** What a visitor writes is never counted by a spreadsheet, which may be made to call others that way. */
    private static boolean isFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    }
}
