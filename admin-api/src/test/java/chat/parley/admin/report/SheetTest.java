package chat.parley.admin.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports as files. */
@Tag("T-15")
class SheetTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "|calc", "%0A", "＝1", "\u0000=1"})
    void noCellIsAFormula(String hostile) {
        String csv = csv(Sheet.text(hostile));

        assertThat(csv).startsWith("name\r\n\"'").doesNotContain("\t", "\u0000");
    }

    @Test
    void whatSeparatesCellsIsQuoted() {
        assertThat(csv(Sheet.text("a \"b\", c"))).isEqualTo("name\r\n\"a \"\"b\"\", c\"\r\n");
        assertThat(csv(Sheet.text("two\nlines"))).isEqualTo("name\r\ntwo lines\r\n");
        assertThat(csv(Sheet.text(null))).isEqualTo("name\r\n\r\n");
    }

    @Test
    void numbersAreNumbersAndDurationsAreSeconds() {
        assertThat(csv(Sheet.seconds(90_500L))).isEqualTo("name\r\n90.500\r\n");
        assertThat(csv(Sheet.hundredths(350L))).isEqualTo("name\r\n3.50\r\n");
        assertThat(csv(Sheet.seconds(null))).isEqualTo("name\r\n\r\n");
    }

    @Test
    void aWorkbookHoldsTextsAsTextsAndNumbersAsNumbers(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("figures.xlsx");
        var sheet = new Sheet(List.of("name", "count"), List.of(List.of(Sheet.text("=1+1"), Sheet.number(7))));

        Files.write(file, XlsxFile.of(sheet, "Parley"));

        Map<String, String> parts = unzipped(file);
        assertThat(parts.get("xl/worksheets/sheet1.xml")).contains("<v>7</v>").doesNotContain("<f>");
        assertThat(String.join("", parts.values())).contains("=1+1");
    }

    @Test
    void groupsThatAreLeftOutAreSaidToBe() {
        Figures none = new Tally(30).figures();
        var report = new ReportView(
                ReportView.Span.of(Golden.weekend(Golden.BERLIN)),
                30,
                none,
                Grouping.PAGE,
                List.of(new ReportView.Group("=a", null, none)),
                7,
                null);

        String[] lines = new String(CsvFile.of(FigureSheet.of(report)), UTF_8).split("\r\n", -1);

        assertThat(lines).hasSize(5);
        assertThat(lines[1]).startsWith("\"'=a\",,0,");
        assertThat(lines[2]).contains("left out");
        assertThat(lines[3]).startsWith("*,,0,");
    }

    private static String csv(Sheet.Cell cell) {
        return new String(CsvFile.of(new Sheet(List.of("name"), List.of(List.of(cell)))), UTF_8);
    }

    private static Map<String, String> unzipped(Path file) throws IOException {
        var parts = new HashMap<String, String>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().toList()) {
                parts.put(entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), UTF_8));
            }
        }
        return parts;
    }
}
