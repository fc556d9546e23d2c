package chat.parley.integration.crm;

import chat.parley.integration.destination.Destination;
import java.util.Optional;

/** The lists of contacts that are connected. */
@FunctionalInterface
public interface ContactLists {
    /** Empty when the connection is to a CRM of another kind. */
    Optional<ContactList> contactList(Destination destination);
}
