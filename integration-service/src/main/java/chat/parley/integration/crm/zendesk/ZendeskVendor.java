package chat.parley.integration.crm.zendesk;

import chat.parley.integration.crm.Crm;
import chat.parley.integration.crm.CrmHook;
import chat.parley.integration.crm.CrmOption;
import chat.parley.integration.crm.CrmVendor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Zendesk, with an API token or, as long as it is accepted, a password [W-63]. */
public final class ZendeskVendor implements CrmVendor {
    @Override
    public String name() {
        return "zendesk";
    }

    @Override
    public String title() {
        return "Zendesk";
    }

    @Override
    public List<CrmOption> options() {
        return List.of(
                CrmOption.of("subdomain", "[A-Za-z0-9][A-Za-z0-9-]{0,62}", "must be letters, digits and hyphens"),
                CrmOption.of("login", "[^\\s:@/]{1,128}@[^\\s:@/]{1,128}", "must be an e-mail address"),
                CrmOption.choice("credentials", "token", "password"),
                CrmOption.secret("secret"),
                CrmOption.choice("onSolved", "nothing", "note", "close"),
                CrmOption.secret("hookSecret").usual(""));
    }

    @Override
    public String address(Map<String, String> options) {
        return "https://" + options.get("subdomain") + ".zendesk.com";
    }

    @Override
    public Pattern fieldNames() {
        return Pattern.compile("[0-9]{1,18}");
    }

    @Override
    public Optional<CrmHook> hook() {
        return Optional.of(new ZendeskHook());
    }

    @Override
    public Crm crm(Link link) {
        return new ZendeskCrm(link);
    }
}
