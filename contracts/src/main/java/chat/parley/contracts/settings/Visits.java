package chat.parley.contracts.settings;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.PictureId;
import chat.parley.contracts.visit.InvitationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param photo whose face rules invite with while nobody is online; null for the usual one [W-30]
 * @param historyByMail whether visitors may have their dialog sent to an address [W-50]; null for yes
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
        List<InvitationRule> rules,
        @Nullable PictureId photo,
        @Nullable Boolean historyByMail)
        implements Setting {
    public Visits {
        priorityPages = List.copyOf(priorityPages);
        rules = List.copyOf(rules);
    }

    /** With the usual face, and with history by mail. */
    public Visits(
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
            List<InvitationRule> rules) {
        this(
                accountId,
                version,
                removed,
                arrivalAlert,
                priorityPages,
                invitationText,
                invitationSeconds,
                rejectedHours,
                inviteOffline,
                teleport,
                rules,
                null,
                null);
    }

    /** Whether visitors may have their dialog sent to an address [W-50]. */
    public boolean sendsHistory() {
        return !Boolean.FALSE.equals(historyByMail);
    }

    /** What holds for an account that has not saved anything. */
    public static Visits unsaved(AccountId accountId) {
        return new Visits(accountId, 0, false, false, List.of(), "", 120, 24, false, false, List.of());
    }
}
