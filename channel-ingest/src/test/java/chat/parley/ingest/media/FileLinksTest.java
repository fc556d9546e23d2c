package chat.parley.ingest.media;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.AttachmentId;
import chat.parley.testkit.MutableClock;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P-19")
class FileLinksTest {
    private static final AttachmentId FILE = new AttachmentId("file-1");

    private final MutableClock clock = MutableClock.at("2026-11-21T09:00:00Z");
    private final FileLinks links = new FileLinks(new byte[32], Duration.ofMinutes(10), clock);

    private static String token(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }

    @Test
    @Tag("T-21")
    void aLinkIsGoodForItsFileUntilItsTimeIsOver() {
        String link = links.link(FILE);

        assertThat(link).startsWith("/channels/files/file-1/");
        assertThat(links.isGood(FILE, token(link))).isTrue();
        assertThat(links.isGood(new AttachmentId("file-2"), token(link))).isFalse();
        clock.advance(Duration.ofMinutes(10));
        assertThat(links.isGood(FILE, token(link))).isFalse();
    }

    @Test
    @Tag("W-68")
    @Tag("P-15")
    void aLinkOfTheConsoleCannotBeMadeIntoOneThatIsFollowedFromEverywhere() {
        String ours = token(links.consoleLink(FILE));
        String theirs = token(links.link(FILE));

        assertThat(FileLinks.isOfConsole(ours)).isTrue();
        assertThat(links.isGood(FILE, ours)).isTrue();
        assertThat(FileLinks.isOfConsole(theirs)).isFalse();
        assertThat(links.isGood(FILE, ours.substring(1))).isFalse();
        assertThat(links.isGood(FILE, "o" + theirs)).isFalse();
        clock.advance(Duration.ofMinutes(10));
        assertThat(links.isGood(FILE, ours)).isFalse();
    }

    @Test
    void aLinkThatWasChangedOrSignedByAnotherKeyIsNotGood() {
        String token = token(links.link(FILE));
        var others = new FileLinks(new byte[] {1, 2, 3}, Duration.ofMinutes(10), clock);

        assertThat(links.isGood(FILE, "B" + token.substring(1))).isFalse();
        assertThat(links.isGood(FILE, token.substring(1))).isFalse();
        assertThat(links.isGood(FILE, "")).isFalse();
        assertThat(others.isGood(FILE, token)).isFalse();
    }
}
