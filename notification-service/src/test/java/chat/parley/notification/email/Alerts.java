package chat.parley.notification.email;

import chat.parley.contracts.dialog.OverdueReply;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.settings.TimeSetting;
import java.time.Instant;

/** Alerts and mails for tests. */
final class Alerts {
    static final AccountId ACME = new AccountId("acme");
    static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");
    static final String RECIPIENT = "chief@acme.example";

    private Alerts() {}

    /** A late first reply in a dialog of its own. */
    static OverdueAlert first(int number) {
        return alert(ACME, number, OverdueReply.FIRST, null);
    }

    static OverdueAlert next(int number) {
        return alert(ACME, number, OverdueReply.NEXT, new OperatorId("ann"));
    }

    static OverdueAlert alert(AccountId account, int number, OverdueReply reply, OperatorId operator) {
        return new OverdueAlert(
                account,
                new ConversationId("conversation-" + account.value() + "-" + number),
                new DialogId("d-" + number),
                3,
                NINE,
                reply,
                60,
                operator);
    }

    /** An account that wants alerts, at most one of a kind in {@code minutes}. */
    static TimeSetting.Times times(int minutes) {
        return new TimeSetting.Times(ACME, 1, false, "", 0, 30, RECIPIENT, minutes, 72, "", 24, null);
    }

    static Mail mail(int attempts, Instant began, Instant handedAt, boolean uncertain) {
        return mail(first(1), 0, attempts, began, handedAt, uncertain);
    }

    static Mail mail(OverdueAlert alert, int heldBack) {
        return mail(alert, heldBack, 1, NINE, null, false);
    }

    private static Mail mail(
            OverdueAlert alert, int heldBack, int attempts, Instant began, Instant handedAt, boolean uncertain) {
        return new Mail(
                1,
                alert.accountId(),
                alert.kind(),
                alert.messageKey(),
                RECIPIENT,
                new Mail.Alert(alert, heldBack, 30),
                Mail.State.SENDING,
                attempts,
                NINE,
                began,
                handedAt,
                uncertain);
    }

    /** Somebody wants the messages of dialog d-1. */
    static TranscriptWish wish(long sequence) {
        return new TranscriptWish(
                ACME, new ConversationId("c-1"), new DialogId("d-1"), sequence, NINE, "vera@example.com");
    }

    static Mail review(BadReview review) {
        return new Mail(
                1,
                review.accountId(),
                BadReview.KIND,
                review.messageKey(),
                RECIPIENT,
                new Mail.Review(review),
                Mail.State.SENDING,
                1,
                NINE,
                NINE,
                null,
                false);
    }

    static Mail copy(TranscriptWish wish) {
        return new Mail(
                1,
                wish.accountId(),
                TranscriptWish.KIND,
                wish.messageKey(),
                wish.email(),
                new Mail.Copy(wish),
                Mail.State.SENDING,
                1,
                NINE,
                NINE,
                null,
                false);
    }
}
