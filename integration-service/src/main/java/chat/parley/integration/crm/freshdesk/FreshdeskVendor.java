package chat.parley.integration.crm.freshdesk;

import chat.parley.integration.crm.Crm;
import chat.parley.integration.crm.CrmHook;
import chat.parley.integration.crm.CrmOption;
import chat.parley.integration.crm.CrmVendor;
import chat.parley.integration.crm.SecretHook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Freshdesk, by the API key of an agent [B-04]. */
public final class FreshdeskVendor implements CrmVendor {
    @Override
    public String name() {
        return "freshdesk";
    }

    @Override
    public String title() {
        return "Freshdesk";
    }

    @Override
    public List<CrmOption> options() {
        return List.of(
                CrmOption.of("subdomain", "[A-Za-z0-9][A-Za-z0-9-]{0,62}", "must be letters, digits and hyphens"),
                CrmOption.secret("apiKey"),
                CrmOption.choice("onSolved", "nothing", "note", "close"),
                CrmOption.secret("hookSecret").usual(""));
    }

    @Override
    public String address(Map<String, String> options) {
        return "https://" + options.get("subdomain") + ".freshdesk.com";
    }

    @Override
    public Pattern fieldNames() {
        return Pattern.compile("cf_\\w{1,60}");
    }

    @Override
    public Optional<CrmHook> hook() {
        return Optional.of(new SecretHook(Set.of("resolved", "closed")));
    }

    @Override
    public Crm crm(Link link) {
        return new FreshdeskCrm(link);
    }
}
