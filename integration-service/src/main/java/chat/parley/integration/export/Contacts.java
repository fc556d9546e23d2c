package chat.parley.integration.export;

import chat.parley.contracts.id.AccountId;
import chat.parley.integration.crm.CrmTicket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the cards of all visitors come from. */
@FunctionalInterface
public interface Contacts {
    /**
     * The next cards of the account.
     *
     * @param after the last one that is known; empty for the first
     * @throws java.io.UncheckedIOException when they cannot be had now
     */
    Page page(AccountId account, String after, int most);

    /**
     * Some cards.
     *
     * @param total how many there are, on the first page; null on others
     * @param read how many were looked at; those without an address and a number are not among the contacts
     * @param next after which the next page begins; null when this was the last
     */
    record Page(
            @Nullable Long total,
            int read,
            List<CrmTicket.Requester> contacts,
            @Nullable String next) {}
}
