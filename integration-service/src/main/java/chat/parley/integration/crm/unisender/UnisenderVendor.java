package chat.parley.integration.crm.unisender;

import chat.parley.integration.crm.Crm;
import chat.parley.integration.crm.CrmOption;
import chat.parley.integration.crm.CrmVendor;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** UniSender, by the API key and the name of a list [W-66]. */
public final class UnisenderVendor implements CrmVendor {
    @Override
    public String name() {
        return "unisender";
    }

    @Override
    public String title() {
        return "UniSender";
    }

    @Override
    public List<CrmOption> options() {
        return List.of(
                CrmOption.of("list", "[^\\p{Cntrl}]{1,200}", "must be the name of a list"),
                CrmOption.choice("language", "ru", "en", "it"),
                CrmOption.secret("apiKey"));
    }

    @Override
    public String address(Map<String, String> options) {
        return "https://api.unisender.com";
    }

    @Override
    public Pattern fieldNames() {
        return Pattern.compile("\\w{1,64}");
    }

    @Override
    public Crm crm(Link link) {
        return new UnisenderCrm(link);
    }
}
