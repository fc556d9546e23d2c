package chat.parley.dialog.history;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.testkit.Fixtures;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    private final Fixtures fixtures = Fixtures.standing();

    @Test
    @Tag("W-50")
    @Tag("W-03")
    void tellsWhatWasSaidInTheAccountsZone() {
        assertThat(new Transcript(ZoneId.of("Europe/Moscow")).of(aDialog())).isEqualTo("""
                2026-11-21 12:00:00 * web, en
                2026-11-21 12:00:00 Visitor: Is it in stock?
                2026-11-21 12:00:00 * Ann
                2026-11-21 12:00:00 Ann: It is.
                2026-11-21 12:00:00 * closed
                """);
    }

    @Test
    @Tag("T-05")
    void aNoteIsNeverInIt() {
        assertThat(new Transcript(ZoneId.of("UTC")).of(aDialog())).doesNotContain("pays late");
    }

    @Test
    @Tag("T-22")
    @Tag("W-03")
    void asATableItHasARowForEachLineAndNothingThatASpreadsheetWouldCount() {
        assertThat(new TranscriptTable(ZoneId.of("Europe/Moscow"))
                        .of(Transcript.lines(aDialog("=HYPERLINK(\"http://evil\"), ок?"))))
                .isEqualTo("\ufeff" + """
                        time,from,name,text
                        2026-11-21T12:00:00+03:00,event,,"web, en"
                        2026-11-21T12:00:00+03:00,visitor,Visitor,"'=HYPERLINK(""http://evil""), ок?"
                        2026-11-21T12:00:00+03:00,event,,Ann
                        2026-11-21T12:00:00+03:00,operator,Ann,It is.
                        2026-11-21T12:00:00+03:00,event,,closed
                        """.replace("\n", "\r\n"));
    }

    @Test
    @Tag("T-22")
    void asPdfItIsReadableInBothLanguagesOnAsManyPagesAsItTakesAndWithinTheirMargins() throws Exception {
        String longWord = "Ж".repeat(300);
        String asked = "Есть ли чай? " + "много слов ".repeat(600) + longWord + "\nи \ud83d\ude00";

        byte[] pdf = new TranscriptPdf(ZoneId.of("Europe/Moscow")).of("Лавка", Transcript.lines(aDialog(asked)));

        try (var document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text).startsWith("Лавка").contains("2026-11-21 12:00:00 Ann", "It is.", "Есть ли чай?", "и ?");
            assertThat(text).doesNotContain("pays late");
            assertThat(text.lines().map(String::length)).allMatch(length -> length < 130);
            assertThat(text.replaceAll("\\s", "")).contains(longWord, "многослов".repeat(600));
            assertThat(document.getNumberOfPages()).isBetween(2, 4);
        }
    }

    private List<DialogEvent> aDialog() {
        return aDialog("Is it in stock?");
    }

    private List<DialogEvent> aDialog(String asked) {
        var story = fixtures.story(fixtures.aThread());
        var ann = fixtures.acme().ann();
        var events = new ArrayList<DialogEvent>();
        events.add(story.opened());
        events.add(story.visitorWrote(asked));
        events.add(story.queued(QueueReason.OPENED));
        events.add(story.assigned(ann, AssignmentCause.TAKEN));
        events.add(story.noted(ann, "pays late"));
        events.add(story.operatorWrote(ann, "It is."));
        events.add(story.closed(CloseReason.BY_OPERATOR));
        return events;
    }
}
