package chat.parley.integration.crm.amocrm;

import chat.parley.integration.crm.ChatHook;
import chat.parley.integration.crm.Crm;
import chat.parley.integration.crm.CrmChat;
import chat.parley.integration.crm.CrmHook;
import chat.parley.integration.crm.CrmOption;
import chat.parley.integration.crm.CrmVendor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * amoCRM [W-64]: a long-lived token of an integration, OAuth with a code that is entered once, or the login and API key
 * of older days, which the vendor exchanges for such a code.
 */
public final class AmoVendor implements CrmVendor {
    private static final String CHANNEL = "[0-9A-Za-z-]{1,64}";

    @Override
    public String name() {
        return "amocrm";
    }

    @Override
    public String title() {
        return "amoCRM";
    }

    @Override
    public List<CrmOption> options() {
        String chats = CrmChat.WANTED + "=true";
        String oauth = "credentials=oauth,key";
        return List.of(
                CrmOption.of("subdomain", "[A-Za-z0-9][A-Za-z0-9-]{0,62}", "must be letters, digits and hyphens"),
                CrmOption.choice("domain", "amocrm.ru", "amocrm.com", "kommo.com"),
                CrmOption.choice("credentials", "token", "oauth", "key"),
                CrmOption.secret("token").when("credentials=token"),
                CrmOption.of("login", "[^\\s:@/]{1,128}@[^\\s:@/]{1,128}", "must be an e-mail address")
                        .when("credentials=key"),
                CrmOption.secret("apiKey").when("credentials=key"),
                CrmOption.of("clientId", "[\\w.-]{1,100}", "must be the integration's id")
                        .when(oauth),
                CrmOption.secret("clientSecret").when(oauth),
                CrmOption.of("redirectUri", "https?://[^\\s]{1,500}", "must be an address")
                        .when(oauth),
                CrmOption.secret("code").when("credentials=oauth"),
                CrmOption.secret("code").usual("").when("credentials=key"),
                CrmOption.of("pipelineId", "[0-9]{1,18}", "must be a number").usual(""),
                CrmOption.choice("unsorted", "false", "true"),
                CrmOption.choice("onSolved", "nothing", "note", "close"),
                CrmOption.secret("hookSecret").usual(""),
                CrmOption.choice(CrmChat.WANTED, "false", "true"),
                CrmOption.of("channelId", CHANNEL, "must be the channel's id").when(chats),
                CrmOption.of("botId", CHANNEL, "must be the id of the channel's bot")
                        .when(chats),
                CrmOption.secret(ChatHook.SECRET).when(chats));
    }

    @Override
    public String address(Map<String, String> options) {
        return "https://" + options.get("subdomain") + "." + options.get("domain");
    }

    @Override
    public String chatAddress(Map<String, String> options) {
        return "https://amojo." + options.get("domain");
    }

    @Override
    public Optional<ChatHook> chatHook() {
        return Optional.of(new AmoChatHook());
    }

    @Override
    public Pattern fieldNames() {
        return Pattern.compile("[0-9]{1,18}");
    }

    /** More than that for long, and the vendor shuts the account out. */
    @Override
    public OptionalInt perSecond() {
        return OptionalInt.of(7);
    }

    @Override
    public Optional<CrmHook> hook() {
        return Optional.of(new AmoHook());
    }

    @Override
    public Crm crm(Link link) {
        return new AmoCrm(link, AmoTokens.access(link));
    }
}
