package chat.parley.contracts.settings;

import chat.parley.contracts.calendar.DayOff;
import chat.parley.contracts.calendar.WorkingHours;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.CalendarId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A setting of how dialogs are given out and what time does to them. */
public sealed interface TimeSetting extends Setting {
    /**
     * How the account's dialogs are given out, beyond what {@link Account} says; one for each account, version 0 of
     * everything off while none was saved.
     *
     * @param stickyOperator whether a returning visitor's last operator is asked first [P-08]
     * @param reassignSeconds after how long without an answer of its owner a dialog given automatically goes to somebody
     *     else; 0 = never [P-07]
     * @param skillSeconds for how long required skills bind; 0 = for ever [P-05]
     * @param weights how many places of an operator's limit a dialog of a channel kind takes; 1 where it is missing
     *     [P-22]
     * @param beyondLimitAllowed whether operators may take dialogs beyond their limit by hand [W-48]
     * @param queueShown whether operators see the general queue [W-45]
     * @param queueText what the visitor is told once when nobody has room; empty for nothing [W-45]
     * @param onlineQueueLimit how many dialogs may wait while operators are online; while more do, the chat is not
     *     offered to new visitors; 0 = any number [P-03]
     * @param offlineQueueLimit the same while nobody is online [P-03]
     */
    record Distribution(
            AccountId accountId,
            long version,
            boolean removed,
            boolean stickyOperator,
            int reassignSeconds,
            int skillSeconds,
            Map<ChannelKind, Integer> weights,
            boolean beyondLimitAllowed,
            boolean queueShown,
            String queueText,
            int onlineQueueLimit,
            int offlineQueueLimit)
            implements TimeSetting {
        public Distribution {
            weights = Map.copyOf(weights);
        }

        /** What holds for an account that has not saved anything. */
        public static Distribution unsaved(AccountId accountId) {
            return new Distribution(accountId, 0, false, false, 0, 0, Map.of(), true, true, "", 0, 0);
        }
    }

    /**
     * What time does to the account's dialogs, beyond what {@link Account} says; one for each account.
     *
     * @param greeting sent at the start of a dialog with any operator; empty for none [W-21]
     * @param replySeconds how long the visitor waits for a later reply before the busy text; 0 = never [W-26]
     * @param refusalSeconds from how long a wait on a dialog without an answer counts as missed, not as refusal [W-29]
     * @param alertEmail who is told of late replies and bad marks, one address or several between commas; null for
     *     nobody [W-06, W-09, W-24]
     * @param alertMinutes how long after an alert no other of its kind is sent [W-25]
     * @param readGraceHours how long a visitor may read the last message of a closed dialog before it is over [W-61]
     * @param autoreply sent to a visitor's message while nobody is given dialogs automatically; empty for never [B-24]
     * @param autoreplyHours after how many hours it is sent to the same visitor again; 0 = only once [B-24]
     * @param calendarId when the account works; null for always [T-11]
     * @param awayMinutes how long an answer waits for the visitor to read it before it is mailed to them; 0 = never
     *     [T-24]
     */
    record Times(
            AccountId accountId,
            long version,
            boolean removed,
            String greeting,
            int replySeconds,
            int refusalSeconds,
            @Nullable String alertEmail,
            int alertMinutes,
            int readGraceHours,
            String autoreply,
            int autoreplyHours,
            @Nullable CalendarId calendarId,
            Integer awayMinutes)
            implements TimeSetting {
        public Times {
            // Left out in settings of before there were such mails, which no primitive type may be.
            awayMinutes = awayMinutes == null ? 0 : awayMinutes;
        }

        /** Without mails to visitors who are away. */
        public Times(
                AccountId accountId,
                long version,
                boolean removed,
                String greeting,
                int replySeconds,
                int refusalSeconds,
                @Nullable String alertEmail,
                int alertMinutes,
                int readGraceHours,
                String autoreply,
                int autoreplyHours,
                @Nullable CalendarId calendarId) {
            this(
                    accountId,
                    version,
                    removed,
                    greeting,
                    replySeconds,
                    refusalSeconds,
                    alertEmail,
                    alertMinutes,
                    readGraceHours,
                    autoreply,
                    autoreplyHours,
                    calendarId,
                    0);
        }

        /** What holds for an account that has not saved anything. */
        public static Times unsaved(AccountId accountId) {
            return new Times(accountId, 0, false, "", 0, 30, null, 30, 72, "", 24, null);
        }
    }

    /**
     * Working time [T-11].
     *
     * @param timeZone IANA name; null for the account's
     */
    record Calendar(
            AccountId accountId,
            long version,
            boolean removed,
            CalendarId calendarId,
            String name,
            @Nullable String timeZone,
            List<WorkingHours> hours,
            List<DayOff> daysOff)
            implements TimeSetting {
        public Calendar {
            hours = List.copyOf(hours);
            daysOff = List.copyOf(daysOff);
        }
    }
}
