package chat.parley.integration.crm;

import chat.parley.integration.crm.amocrm.AmoVendor;
import chat.parley.integration.crm.freshdesk.FreshdeskVendor;
import chat.parley.integration.crm.unisender.UnisenderVendor;
import chat.parley.integration.crm.zendesk.ZendeskVendor;
import chat.parley.integration.crm.zoho.ZohoVendor;
import java.util.List;
import java.util.Optional;

/** Every CRM that can be connected. */
public final class Vendors {
    public static final List<CrmVendor> ALL = List.of(
            new ZendeskVendor(), new FreshdeskVendor(), new AmoVendor(), new ZohoVendor(), new UnisenderVendor());

    private Vendors() {}

    /** Empty when there is none of this name. */
    public static Optional<CrmVendor> named(String name) {
        return ALL.stream().filter(vendor -> vendor.name().equals(name)).findFirst();
    }
}
