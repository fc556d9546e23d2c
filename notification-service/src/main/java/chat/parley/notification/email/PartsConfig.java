package chat.parley.notification.email;

import chat.parley.persistence.TransactionStore;
import chat.parley.platform.settings.SettingsView;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;

/** Makes the parts of the e-mail side that are no beans by themselves. */
@Singleton
class PartsConfig {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Perseverance perseverance(EmailConfig config) {
        return new Perseverance(new Backoff(
                config.firstPause(), () -> ThreadLocalRandom.current().nextDouble()));
    }

    @Produces
    @Singleton
    AlertLetter letters(EmailConfig config) {
        return new AlertLetter(config.door());
    }

    @Produces
    @Singleton
    ChannelNewsStore channelNews(
            SettingsView settings, TransactionStore transactions, Clock clock, EmailConfig config) {
        return new ChannelNewsStore(settings, transactions, clock, config.staleAfter());
    }

    @Produces
    @Singleton
    ChannelLetter channelLetters(EmailConfig config) {
        return new ChannelLetter(config.door());
    }

    @Produces
    @Singleton
    MailClient client(EmailConfig config) {
        var mime = new MimeClient(config.from());
        return config.smtp()
                .host()
                .filter(host -> !host.isBlank())
                .<MailClient>map(host -> new SmtpClient(host, config.smtp(), mime))
                .or(() -> config.fileDir()
                        .filter(folder -> !folder.isBlank())
                        .map(folder -> new FolderClient(Path.of(folder), mime)))
                .orElseGet(NoClient::new);
    }
}
