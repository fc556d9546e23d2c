package chat.parley.integration.export;

import chat.parley.contracts.id.AccountId;
import chat.parley.integration.crm.CrmTicket;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;

/** Stands in for dialog-service: every account has two visitors, one of whom can be reached. */
@Alternative
@Priority(1)
@Singleton
public class StandInContacts implements Contacts {
    @Override
    public Page page(AccountId account, String after, int most) {
        var ann = new CrmTicket.Requester("c1", "Ann", "ann@" + account.value() + ".example", null);
        return new Page(2L, 2, List.of(ann), null);
    }
}
