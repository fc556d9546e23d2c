package chat.parley.contracts.settings;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.visit.InvitationRule;
import java.util.List;

/**
 * What the account does with who is on its sites; one for each account.
 *
 * @param arrivalAlert whether operators are told of every new visitor [W-35]
 * @param priorityPages absolute addresses; visitors on them are shown first [W-51]
 * @param invitationText what an operator's invitation says where they write nothing
 * @param invitationSeconds for how long an invitation may be answered
 * @param rejectedHours for how many hours who said no is not invited by rules again
 * @param inviteOffline whether rules invite while nobody is online [W-31]
 * @param teleport whether operators may lead visitors to other pages [W-49]
 * @param rules when visitors are invited by themselves; the first that fits invites
 */
public record Visits(
        AccountId accountId,
        long version,
        boolean removed,
        boolean arrivalAlert,
        List<String> priorityPages,
        String invitationText,
        int invitationSeconds,
        int rejectedHours,
        boolean inviteOffline,
        boolean teleport,
        List<InvitationRule> rules)
        implements Setting {
    public Visits {
        priorityPages = List.copyOf(priorityPages);
        rules = List.copyOf(rules);
    }

    /** What holds for an account that has not saved anything. */
    public static Visits unsaved(AccountId accountId) {
        return new Visits(accountId, 0, false, false, List.of(), "", 120, 24, false, false, List.of());
    }
}
