package chat.parley.notification.email;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.channel.ChannelHealth;
import chat.parley.contracts.channel.ChannelState;
import chat.parley.contracts.id.ChannelId;
import chat.parley.platform.settings.SettingsView;
import chat.parley.testkit.SampleAccount;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Administrators are told once of a channel that stopped working, and once when it works again. */
@Tag("C-07")
class ChannelNewsTest {
    private final MailDatabase database = new MailDatabase();
    private final SampleAccount acme = new SampleAccount("acme");
    private final SettingsView settings = new SettingsView();
    private final ChannelNewsStore news =
            new ChannelNewsStore(settings, database.transactions, database.clock, Duration.ofHours(24));

    private ChannelHealth health(ChannelState state, Instant since) {
        return new ChannelHealth(acme.id(), new ChannelId("telegram-1"), state, "Unauthorized", since);
    }

    @Test
    void eachNewsIsOneMailToEachAdministratorHoweverOftenItIsHeard() {
        acme.settings().forEach(settings::apply);
        Instant now = database.clock.instant();
        ChannelHealth gone = health(ChannelState.DEACTIVATED, now);

        news.take(gone);
        news.take(gone);
        news.take(health(ChannelState.ACTIVE, now.plusSeconds(60)));
        news.take(health(ChannelState.UNAVAILABLE, now.minus(Duration.ofHours(25))));

        assertThat(database.rows("SELECT kind, recipient, dialog_id FROM mail ORDER BY mail_id"))
                .containsExactly(
                        "channel " + acme.adam().email() + " null",
                        "channel " + acme.adam().email() + " null");
        Mail mail = database.post.begin(Duration.ofMinutes(10)).orElseThrow();
        assertThat(mail.content())
                .isEqualTo(new Mail.Channel(ChannelNews.of(gone, acme.adam().operatorId())));
    }

    @Test
    void theMailSaysWhatHappenedAndWhatHasToBeDone() {
        acme.settings().forEach(settings::apply);
        news.take(health(ChannelState.DEACTIVATED, database.clock.instant()));
        Mail mail = database.post.begin(Duration.ofMinutes(10)).orElseThrow();
        var letters = new ChannelLetter(URI.create("https://chat.example/"));
        var told = ((Mail.Channel) mail.content()).news();

        Letter letter = letters.write(mail, told, "Acme", "ru", "Наш бот", database.clock.instant());

        assertThat(letter.subject()).isEqualTo("Канал «Наш бот» отключён");
        assertThat(letter.plain())
                .contains("Ответ сервиса: Unauthorized")
                .contains("введите доступ заново")
                .contains("https://chat.example/console/admin/channels/telegram-1");
        assertThat(letters.write(mail, told, "Acme", "de", "Bot", database.clock.instant())
                        .subject())
                .isEqualTo("The channel “Bot” is deactivated");
    }
}
