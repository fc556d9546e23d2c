package chat.parley.notification.email;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes the mail about a visitor who waits too long [W-24]. */
public final class AlertLetter {
    private final String console;

    /** @param door the public address of the suite */
    public AlertLetter(URI door) {
        this.console = door.toString().replaceFirst("/+$", "") + "/console/";
    }

    /**
     * @param account its name, the sender's name of the mail
     * @param language the account's, ISO 639-1
     * @param operatorName who owns the dialog; null for nobody
     */
    public Letter write(
            Mail mail,
            String account,
            String language,
            @Nullable String operatorName,
            Transcript transcript,
            Instant now) {
        if (!(mail.content() instanceof Mail.Alert content)) {
            throw new IllegalArgumentException("the mail is no alert");
        }
        OverdueAlert alert = content.alert();
        AlertWords words = AlertWords.of(language);
        String subject = words.subject(alert.reply(), alert.waitedSeconds());
        String owner = operatorName == null ? words.nobody() : words.owner(operatorName);
        String link = console
                + (operatorName == null ? "awaiting/" : "others/")
                + alert.dialogId().value();
        String more = content.heldBack() == 0 ? null : words.heldBack(content.heldBack(), content.windowMinutes());
        return new Letter(
                mail.messageKey(),
                account,
                mail.recipient(),
                subject,
                plain(words, subject, owner, link, more, transcript),
                html(words, subject, owner, link, more, transcript),
                now);
    }

    private static String plain(
            AlertWords words, String subject, String owner, String link, @Nullable String more, Transcript transcript) {
        return subject + ".\n" + owner + "\n" + link + "\n" + (more == null ? "" : more + "\n") + "\n"
                + switch (transcript) {
                    case Transcript.Read(var text, var cut) ->
                        words.transcript() + ":\n\n" + text.stripTrailing() + "\n" + (cut ? words.cut() + "\n" : "");
                    case Transcript.None n -> words.noTranscript() + "\n";
                    case Transcript.Unavailable u -> words.noTranscript() + "\n";
                };
    }

    private static String html(
            AlertWords words, String subject, String owner, String link, @Nullable String more, Transcript transcript) {
        return "<!doctype html><html><head><meta charset=\"utf-8\"></head><body>"
                + "<p><b>" + escaped(subject) + ".</b></p><p>" + escaped(owner) + "</p>"
                + "<p><a href=\"" + escaped(link) + "\">" + escaped(link) + "</a></p>"
                + (more == null ? "" : "<p>" + escaped(more) + "</p>")
                + switch (transcript) {
                    case Transcript.Read(var text, var cut) ->
                        "<p>" + escaped(words.transcript()) + ":</p><pre style=\"white-space:pre-wrap\">"
                                + escaped(text.stripTrailing()) + "</pre>"
                                + (cut ? "<p>" + escaped(words.cut()) + "</p>" : "");
                    case Transcript.None n -> "<p>" + escaped(words.noTranscript()) + "</p>";
                    case Transcript.Unavailable u -> "<p>" + escaped(words.noTranscript()) + "</p>";
                }
                + "</body></html>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
