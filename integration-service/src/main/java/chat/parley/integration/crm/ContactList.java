package chat.parley.integration.crm;

import java.util.List;

/** A CRM that takes contacts many at a time. */
public interface ContactList {
    /** How many it takes at once. */
    int most();

    /** Adds contacts that have an address or a number; those that it has already stay one each. */
    CrmAnswer add(List<CrmTicket.Requester> contacts);
}
