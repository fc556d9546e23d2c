package chat.parley.notification.visit;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.InvitationId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.settings.Visits;
import chat.parley.contracts.signal.Signal;
import chat.parley.contracts.text.WellFormed;
import chat.parley.contracts.visit.VisitorActivity;
import chat.parley.notification.announce.AnnounceClient;
import chat.parley.notification.audience.DialogView;
import chat.parley.notification.audience.RecentDialogs;
import chat.parley.notification.login.Login;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What operators do about who is on the sites; a refusal is thrown with its code. */
public final class VisitDeskClient {
    private final LiveVisitors visitors;
    private final VisitSettings settings;
    private final RecentDialogs dialogs;
    private final AnnounceClient announcements;
    private final InstantSource clock;

    public VisitDeskClient(
            LiveVisitors visitors,
            VisitSettings settings,
            RecentDialogs dialogs,
            AnnounceClient announcements,
            InstantSource clock) {
        this.visitors = visitors;
        this.settings = settings;
        this.dialogs = dialogs;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** The frames that show everybody on the account's sites. */
    public List<String> everybody(AccountId account) {
        return VisitFrames.all(visitors.all(account));
    }

    /**
     * Invites a visitor into a chat with the operator.
     *
     * @param text null for the account's own
     * @return the frame that says it was done
     * @throws ContractViolation with {@code visitor-gone}, {@code visitor-busy} or of the text
     */
    public String invite(Login operator, String ref, VisitorId visitor, @Nullable String text) {
        AccountId account = operator.accountId();
        Instant now = clock.instant();
        Visits wanted = settings.of(account);
        String said = WellFormed.required(
                "text",
                text == null || text.isBlank() ? wanted.invitationText() : text.strip(),
                VisitorActivity.TEXT_LIMIT);
        var last = visitors.last(account, visitor).filter(seen -> visitors.isHere(account, visitor));
        if (last.isEmpty()) {
            throw gone();
        }
        if (visitors.isBusy(account, visitor, now)) {
            throw new ContractViolation(ErrorCode.VISITOR_BUSY, "the visitor has a chat or an invitation already");
        }
        var invited = new VisitorActivity.VisitorInvited(
                account,
                visitor,
                now,
                new InvitationId(UUID.randomUUID().toString()),
                last.get().visit().conversationId(),
                operator.operatorId(),
                operator.caller().name(),
                said,
                now.plusSeconds(wanted.invitationSeconds()));
        // Known here at once, so that nobody else on this replica invites before the topic has told it.
        visitors.heard(invited, now, System.nanoTime());
        announcements.announce(invited);
        return VisitFrames.done(ref);
    }

    /**
     * Leads the visitor of a dialog to another page [W-49].
     *
     * @return the frame that says it was done
     * @throws ContractViolation with {@code forbidden} where the account does not want it or the dialog is somebody
     *     else's, {@code site-not-allowed}, {@code dialog-closed}
     */
    public String teleport(Login operator, String ref, ConversationId conversation, DialogId dialog, String url) {
        AccountId account = requireSite(operator, url);
        dialogs.find(conversation).ifPresent(view -> requireOwn(view, operator, dialog));
        announcements.announce(new Signal.Teleport(account, conversation, dialog, operator.actor(), url));
        return VisitFrames.done(ref);
    }

    /**
     * Leads a visitor of a site who has no dialog, found by their code [W-49].
     *
     * @return the frame that says it was done
     * @throws ContractViolation with {@code forbidden} where the account does not want it, {@code site-not-allowed},
     *     {@code visitor-gone}
     */
    public String teleport(Login operator, String ref, VisitorId visitor, String url) {
        AccountId account = requireSite(operator, url);
        var last = visitors.last(account, visitor)
                .filter(seen -> visitors.isHere(account, visitor))
                .orElseThrow(VisitDeskClient::gone);
        announcements.announce(new VisitorActivity.VisitorLed(
                account, visitor, clock.instant(), last.visit().conversationId(), operator.operatorId(), url));
        return VisitFrames.done(ref);
    }

    private AccountId requireSite(Login operator, String url) {
        AccountId account = operator.accountId();
        if (!settings.of(account).teleport()) {
            throw new ContractViolation(ErrorCode.FORBIDDEN, "the account does not lead visitors to other pages");
        }
        if (!Sites.allow(url, settings.sites(account))) {
            throw new ContractViolation(ErrorCode.SITE_NOT_ALLOWED, "the address is not on a site of the account");
        }
        return account;
    }

    private static ContractViolation gone() {
        return new ContractViolation(ErrorCode.VISITOR_GONE, "the visitor is not on the site any more");
    }

    private static void requireOwn(DialogView view, Login operator, DialogId dialog) {
        if (!view.accountId().equals(operator.accountId())) {
            throw new ContractViolation(ErrorCode.NOT_FOUND, "no conversation of the account has this id");
        }
        if (!view.dialogId().equals(dialog)) {
            throw new ContractViolation(ErrorCode.DIALOG_CLOSED, "another dialog or none is open");
        }
        if (!operator.role().includes(Role.SUPERVISOR)
                && view.owner() instanceof DialogView.Owner.By(var owner)
                && !owner.equals(operator.operatorId())) {
            throw new ContractViolation(ErrorCode.FORBIDDEN, "the dialog is somebody else's");
        }
    }
}
