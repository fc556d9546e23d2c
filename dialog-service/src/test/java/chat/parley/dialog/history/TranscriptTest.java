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

    private List<DialogEvent> aDialog() {
        var story = fixtures.story(fixtures.aThread());
        var ann = fixtures.acme().ann();
        var events = new ArrayList<DialogEvent>();
        events.add(story.opened());
        events.add(story.visitorWrote("Is it in stock?"));
        events.add(story.queued(QueueReason.OPENED));
        events.add(story.assigned(ann, AssignmentCause.TAKEN));
        events.add(story.noted(ann, "pays late"));
        events.add(story.operatorWrote(ann, "It is."));
        events.add(story.closed(CloseReason.BY_OPERATOR));
        return events;
    }
}
