package chat.parley.admin.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A table as a workbook of one sheet. Texts are written as texts, so none of them is a formula. */
final class XlsxFile {
    private static final String APPLICATION = "Parley";
    private static final String VERSION = "1.0";

    private XlsxFile() {}

    static byte[] of(Sheet sheet, String name) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, APPLICATION, VERSION)) {
            Worksheet page = workbook.newWorksheet(name);
            for (int column = 0; column < sheet.columns().size(); column++) {
                page.value(0, column, sheet.columns().get(column));
                page.style(0, column).bold().set();
            }
            for (int row = 0; row < sheet.rows().size(); row++) {
                write(page, row + 1, sheet.rows().get(row));
            }
            page.freezePane(1, 1);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes every workbook", e);
        }
        return bytes.toByteArray();
    }

    private static void write(Worksheet page, int row, List<Sheet.Cell> cells) {
        for (int column = 0; column < cells.size(); column++) {
            switch (cells.get(column)) {
                case Sheet.Cell.Text text -> page.value(row, column, text.value());
                case Sheet.Cell.Number number -> page.value(row, column, number.value());
                case Sheet.Cell.Empty empty -> {}
            }
        }
    }
}
