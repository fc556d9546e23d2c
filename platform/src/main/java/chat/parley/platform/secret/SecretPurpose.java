package chat.parley.platform.secret;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;

/** What sealed secrets are for; whoever seals and whoever opens name the purpose alike. */
public final class SecretPurpose {
    private SecretPurpose() {}

    /** {@code Setting.Keys.conversationKey}. */
    public static String conversationKey(AccountId account) {
        return "conversation-key/" + account.value();
    }

    /** {@code Setting.Keys.visitorPrivateKey}. */
    public static String visitorKey(AccountId account) {
        return "visitor-key/" + account.value();
    }

    /** The secret a webhook's deliveries are signed with. */
    public static String webhook(AccountId account, String webhookId) {
        return "webhook/" + account.value() + "/" + webhookId;
    }

    /** What a connection to a CRM is made with. */
    public static String crm(AccountId account, String destinationId) {
        return "crm/" + account.value() + "/" + destinationId;
    }

    /** {@code Setting.Channel.secrets}, each by its name. */
    public static String channel(AccountId account, ChannelId channelId, String name) {
        return "channel/" + account.value() + "/" + channelId.value() + "/" + name;
    }
}
