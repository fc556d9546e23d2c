package chat.parley.notification.email;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.channel.ChannelHealth;
import chat.parley.contracts.settings.Setting;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.settings.SettingsView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Makes news of channels into mails, one to each of the account's administrators. */
final class ChannelNewsStore {
    private final SettingsView settings;
    private final TransactionStore transactions;
    private final Clock clock;
    private final Duration staleAfter;

    /** @param staleAfter news of longer ago are told to nobody */
    ChannelNewsStore(SettingsView settings, TransactionStore transactions, Clock clock, Duration staleAfter) {
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
        this.staleAfter = staleAfter;
    }

    /** Takes news, however often they are heard. */
    void take(ChannelHealth health) {
        Instant now = clock.instant();
        if (health.since().isBefore(now.minus(staleAfter))) {
            return;
        }
        List<Setting.Operator> administrators = settings.all(health.accountId(), Setting.Operator.class).stream()
                .filter(operator -> !operator.removed() && operator.role() == Role.ADMINISTRATOR)
                .toList();
        transactions.run(connection -> {
            for (Setting.Operator administrator : administrators) {
                ChannelNews news = ChannelNews.of(health, administrator.operatorId());
                MailStore.addOnce(
                        connection,
                        new Mail.Channel(news),
                        ChannelNews.KIND,
                        news.messageKey(),
                        administrator.email(),
                        now);
            }
            return true;
        });
    }
}
