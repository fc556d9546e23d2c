package chat.parley.integration.export;

import chat.parley.contracts.id.AccountId;
import chat.parley.integration.crm.CrmTicket;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Objects;

/** Asks dialog-service for the cards of visitors. */
@ApplicationScoped
class ContactsClient implements Contacts {
    private final PageClient pages;

    ContactsClient(PageClient pages) {
        this.pages = pages;
    }

    @Override
    public Page page(AccountId account, String after, int most) {
        PageClient.Page page = pages.page("visitors", account, after, most);
        var contacts = new ArrayList<CrmTicket.Requester>();
        for (JsonNode visitor : page.rows()) {
            JsonNode card = visitor.path("card");
            String email = card.path("emails").path(0).textValue();
            String phone = card.path("phones").path(0).textValue();
            String known = email != null ? email : phone;
            if (known != null) {
                String name = Objects.requireNonNullElse(card.path("name").textValue(), known);
                contacts.add(
                        new CrmTicket.Requester(visitor.path("conversationId").asText(), name, email, phone));
            }
        }
        return new Page(page.total(), page.rows().size(), contacts, page.next());
    }
}
