package chat.parley.dialog.history;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A dialog as PDF, on A4, to be printed and filed [T-22]. The font travels in the file and has Latin, Greek and Cyrillic;
 * a character that it does not have stands as a question mark.
 */
final class TranscriptPdf {
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final float MARGIN = 56;
    private static final float SIZE = 10;
    private static final float HEAD_SIZE = 14;
    private static final float SMALL = 8;
    private static final float LEADING = 14;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final float BLACK = 0;
    private static final float GREY = 0.4f;

    private final DateTimeFormatter time;

    /** @param zone the account's [W-03] */
    TranscriptPdf(ZoneId zone) {
        this.time =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    /** @param title what the first page is headed with */
    byte[] of(String title, List<TranscriptLine> lines) {
        try (var document = new PDDocument();
                InputStream font = PDDocument.class.getResourceAsStream(FONT)) {
            var sheet = new Sheet(document, PDType0Font.load(document, font));
            sheet.write(title, HEAD_SIZE, BLACK);
            sheet.gap();
            for (TranscriptLine line : lines) {
                sheet.write((time.format(line.at()) + " " + line.name()).strip(), SMALL, GREY);
                for (String paragraph : line.text().split("\\R", -1)) {
                    sheet.write(paragraph, SIZE, line.kind() == TranscriptLine.Kind.EVENT ? GREY : BLACK);
                }
                sheet.gap();
            }
            sheet.end();
            document.getDocumentInformation().setTitle(title);
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the next line goes. */
    private static final class Sheet {
        private final PDDocument document;
        private final PDFont font;
        /** How wide characters are, in thousandths of the font's size; less than 0 for those it does not have. */
        private final Map<Integer, Float> widths = new HashMap<>();

        private PDPageContentStream page;
        private float y;

        Sheet(PDDocument document, PDFont font) throws IOException {
            this.document = document;
            this.font = font;
            this.page = begin();
        }

        void write(String text, float size, float grey) throws IOException {
            var line = new StringBuilder();
            float width = 0;
            // Where the line can be broken; less than 0 for nowhere.
            int space = -1;
            for (int character : shown(text)) {
                float wide = width(character) * size / 1_000;
                if (width + wide > WIDTH) {
                    int end = space >= 0 ? space : line.length();
                    put(line.substring(0, end), size, grey);
                    line.delete(0, Math.min(line.length(), space >= 0 ? end + 1 : end));
                    width = widthOf(line) * size / 1_000;
                    space = -1;
                }
                if (character == ' ') {
                    space = line.length();
                }
                line.appendCodePoint(character);
                width += wide;
            }
            put(line.toString(), size, grey);
        }

        void gap() {
            y -= LEADING / 2;
        }

        void end() throws IOException {
            page.close();
        }

        private void put(String line, float size, float grey) throws IOException {
            y -= LEADING;
            if (y < MARGIN) {
                page.close();
                page = begin();
                y -= LEADING;
            }
            page.beginText();
            page.setFont(font, size);
            page.setNonStrokingColor(grey);
            page.newLineAtOffset(MARGIN, y);
            page.showText(line);
            page.endText();
        }

        private PDPageContentStream begin() throws IOException {
            var next = new PDPage(PDRectangle.A4);
            document.addPage(next);
            y = PDRectangle.A4.getHeight() - MARGIN;
            return new PDPageContentStream(document, next);
        }

        private int[] shown(String text) {
            return text.codePoints()
                    .map(each -> Character.isWhitespace(each) ? ' ' : each)
                    .map(each -> width(each) < 0 ? '?' : each)
                    .toArray();
        }

        private float widthOf(CharSequence text) {
            return (float) text.codePoints().mapToDouble(this::width).sum();
        }

        private float width(int character) {
            return widths.computeIfAbsent(character, each -> {
                try {
                    return font.getStringWidth(Character.toString(each));
                } catch (IllegalArgumentException e) {
                    return -1f;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
