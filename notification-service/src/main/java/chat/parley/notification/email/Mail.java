package chat.parley.notification.email;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DialogId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail that is to be sent or was.
 *
 * @param messageKey the left part of its Message-ID
 * @param attempts begun so far
 * @param roundBeganAt when the first attempt began; null before
 * @param handedAt when the present attempt began to hand the mail over; null while it has not
 * @param uncertain whether an earlier attempt may have arrived
 */
public record Mail(
        long mailId,
        AccountId accountId,
        String kind,
        String messageKey,
        String recipient,
        Content content,
        State state,
        int attempts,
        Instant createdAt,
        @Nullable Instant roundBeganAt,
        @Nullable Instant handedAt,
        boolean uncertain) {
    /** How far a mail is. */
    public enum State {
        /** Waits for its next attempt. */
        PENDING,
        /** An attempt is being made. */
        SENDING,
        /** The mail server took it. */
        SENT,
        /** Given up. */
        FAILED;

        /** As it stands in its column. */
        public String column() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static State of(String column) {
            return valueOf(column.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /** What the mail tells of. */
    public sealed interface Content {
        AccountId accountId();

        /** Null for a mail about no dialog. */
        @Nullable
        DialogId dialogId();
    }

    /**
     * A visitor waits too long.
     *
     * @param heldBack how many others of its kind were not told since the last mail
     * @param windowMinutes how long after this one no other of its kind follows
     */
    public record Alert(OverdueAlert alert, int heldBack, int windowMinutes) implements Content {
        @Override
        public AccountId accountId() {
            return alert.accountId();
        }

        @Override
        public DialogId dialogId() {
            return alert.dialogId();
        }
    }

    /** Answers that a visitor has not read. */
    public record Missed(AwayNews news) implements Content {
        @Override
        public AccountId accountId() {
            return news.accountId();
        }

        @Override
        public DialogId dialogId() {
            return news.dialogId();
        }
    }

    /** A visitor was not served well. */
    public record Review(BadReview review) implements Content {
        @Override
        public AccountId accountId() {
            return review.accountId();
        }

        @Override
        public DialogId dialogId() {
            return review.dialogId();
        }
    }

    /** A channel stopped working, or works again. */
    public record Channel(ChannelNews news) implements Content {
        @Override
        public AccountId accountId() {
            return news.accountId();
        }

        @Override
        public @Nullable DialogId dialogId() {
            return null;
        }
    }

    /** A dialog's messages, for somebody who asked for them. */
    public record Copy(TranscriptWish wish) implements Content {
        @Override
        public AccountId accountId() {
            return wish.accountId();
        }

        @Override
        public DialogId dialogId() {
            return wish.dialogId();
        }
    }
}
