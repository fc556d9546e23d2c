package chat.parley.integration.export;

import chat.parley.contracts.id.AccountId;
import chat.parley.integration.dialog.DialogFacts;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;

/** Asks dialog-service for the dialogs of the past. */
@ApplicationScoped
class HistoryClient implements History {
    private final PageClient pages;

    HistoryClient(PageClient pages) {
        this.pages = pages;
    }

    @Override
    public Page page(AccountId account, String after, int most) {
        PageClient.Page page = pages.page("dialogs", account, after, most);
        return new Page(
                page.total(),
                page.rows()
                        .valueStream()
                        .map(dialog -> DialogFacts.of((ObjectNode) dialog))
                        .toList(),
                page.next());
    }
}
