package chat.parley.notification.email;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("W-24")
class FolderClientTest {
    @TempDir
    Path home;

    @Test
    @Tag("W-08")
    void aMailIsAFileThatMailProgramsOpen() throws Exception {
        var folder = home.resolve("not/there/yet");
        var client = new FolderClient(folder, new MimeClient("parley@localhost"));
        var letter = new Letter(
                "overdue.c-1.3",
                "Acme",
                Alerts.RECIPIENT,
                "Поздно",
                "Да",
                "<p>Да</p>",
                Alerts.NINE,
                null,
                "hello@acme.example");

        assertThat(client.send(letter, () -> true)).isEqualTo(new Verdict.Sent());
        assertThat(client.send(letter, () -> true)).isEqualTo(new Verdict.Sent());

        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("overdue.c-1.3.eml");
        }
        try (var in = Files.newInputStream(folder.resolve("overdue.c-1.3.eml"))) {
            var mail = new MimeMessage(Session.getInstance(new Properties()), in);
            assertThat(mail.getSubject()).isEqualTo("Поздно");
            assertThat(mail.getHeader("Reply-To", null)).isEqualTo("hello@acme.example");
        }
    }

    @Test
    void aFolderThatCannotBeWrittenToIsTriedAgain() throws Exception {
        var file = Files.writeString(home.resolve("file"), "in the way");
        var client = new FolderClient(file.resolve("mail"), new MimeClient("parley@localhost"));

        assertThat(client.send(new Letter("k", "Acme", Alerts.RECIPIENT, "Late", "a", "b", Alerts.NINE), () -> true))
                .isInstanceOf(Verdict.Again.class);
    }
}
