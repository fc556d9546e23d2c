package chat.parley.integration.crm.zoho;

import chat.parley.integration.crm.Crm;
import chat.parley.integration.crm.CrmHook;
import chat.parley.integration.crm.CrmMapping;
import chat.parley.integration.crm.CrmOption;
import chat.parley.integration.crm.CrmVendor;
import chat.parley.integration.crm.SecretHook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Zoho CRM, by OAuth at the account's data centre [W-65]. The password and token of older days have no way in any more:
 * the vendor ended the interface that took them in 2018 [P-17].
 */
public final class ZohoVendor implements CrmVendor {
    @Override
    public String name() {
        return "zoho";
    }

    @Override
    public String title() {
        return "Zoho CRM";
    }

    @Override
    public List<CrmOption> options() {
        return List.of(
                CrmOption.of("clientId", "[\\w.-]{1,100}", "must be the client's id"),
                CrmOption.choice("centre", "com", "eu", "in", "com.au", "jp", "ca", "sa"),
                CrmOption.secret("refreshToken"),
                CrmOption.secret("clientSecret"),
                CrmOption.of("leadSource", "[^\\p{Cntrl}]{1,100}", "must be a keyword")
                        .usual(""),
                CrmOption.choice("onSolved", "nothing", "note", "close"),
                CrmOption.secret("hookSecret").usual(""));
    }

    @Override
    public String address(Map<String, String> options) {
        String centre = String.valueOf(options.get("centre"));
        return centre.equals("ca") ? "https://accounts.zohocloud.ca" : "https://accounts.zoho." + centre;
    }

    @Override
    public CrmMapping usual() {
        return new CrmMapping(
                "Chat {dialogId}",
                "{visitorName} {email} {phone}\n{pageUrl}\n{dialogUrl}\n{channelKind} {language} {placementId} {departmentId}",
                List.of("parley"),
                Map.of());
    }

    @Override
    public Pattern fieldNames() {
        return Pattern.compile("[A-Za-z]\\w{0,63}");
    }

    @Override
    public Optional<CrmHook> hook() {
        return Optional.of(new SecretHook(Set.of("solved", "closed", "converted")));
    }

    @Override
    public Crm crm(Link link) {
        return new ZohoCrm(link, ZohoTokens.access(link));
    }
}
