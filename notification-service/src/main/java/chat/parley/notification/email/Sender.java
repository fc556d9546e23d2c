package chat.parley.notification.email;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.settings.Setting;
import chat.parley.platform.settings.SettingsView;

/**
 * In whose name a mail is sent, by the settings as they are now.
 *
 * @param account whose mail it is
 */
record Sender(SettingsView settings, AccountId account) {
    private static final String UNKNOWN = "Parley";

    String name() {
        return settings.account(account).map(Setting.Account::name).orElse(UNKNOWN);
    }

    Company company() {
        return settings.account(account)
                .map(known -> new Company(known.name(), known.siteUrl(), known.replyTo()))
                .orElse(new Company(UNKNOWN, null, null));
    }

    /** ISO 639-1. */
    String language() {
        return settings.account(account).map(Setting.Account::language).orElse("en");
    }

    String operator(OperatorId operator) {
        return settings.operator(account, operator).map(Setting.Operator::name).orElse(operator.value());
    }

    String channel(ChannelNews news) {
        return settings.all(account, Setting.Channel.class).stream()
                .filter(channel -> channel.channelId().equals(news.channelId()))
                .findFirst()
                .map(Setting.Channel::name)
                .orElse(news.channelId().value());
    }
}
