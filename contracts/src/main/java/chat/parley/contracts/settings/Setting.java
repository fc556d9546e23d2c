package chat.parley.contracts.settings;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.calendar.DayOff;
import chat.parley.contracts.calendar.Shift;
import chat.parley.contracts.calendar.WorkingHours;
import chat.parley.contracts.dialog.CardField;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.CalendarId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.PlacementId;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One configured thing of an account, whole. Readers ignore a version that is not greater than the one they have; a
 * removed thing stays as {@code removed = true} with a greater version.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Setting.Account.class, name = "Account"),
    @JsonSubTypes.Type(value = Setting.Keys.class, name = "Keys"),
    @JsonSubTypes.Type(value = Setting.Department.class, name = "Department"),
    @JsonSubTypes.Type(value = Setting.Operator.class, name = "Operator"),
    @JsonSubTypes.Type(value = Setting.Channel.class, name = "Channel"),
    @JsonSubTypes.Type(value = Setting.Placement.class, name = "Placement"),
    @JsonSubTypes.Type(value = Setting.Distribution.class, name = "Distribution"),
    @JsonSubTypes.Type(value = Setting.Times.class, name = "Times"),
    @JsonSubTypes.Type(value = Setting.Calendar.class, name = "Calendar"),
    @JsonSubTypes.Type(value = RuleSetting.KeywordRule.class, name = "KeywordRule"),
    @JsonSubTypes.Type(value = RuleSetting.Sla.class, name = "Sla"),
    @JsonSubTypes.Type(value = RuleSetting.Automation.class, name = "Automation")
})
public sealed interface Setting
        permits RuleSetting,
                Setting.Account,
                Setting.Keys,
                Setting.Department,
                Setting.Operator,
                Setting.Channel,
                Setting.Placement,
                Setting.Distribution,
                Setting.Times,
                Setting.Calendar {
    AccountId accountId();

    /** Rises by one with each change of this thing, from 1. */
    long version();

    boolean removed();

    /** Identifies the thing within its account and type. */
    @JsonIgnore
    default String id() {
        return switch (this) {
            case Account a -> a.accountId().value();
            case Keys k -> k.accountId().value();
            case Department d -> d.departmentId().value();
            case Operator o -> o.operatorId().value();
            case Channel c -> c.channelId().value();
            case Placement p -> p.placementId().value();
            case Distribution d -> d.accountId().value();
            case Times t -> t.accountId().value();
            case Calendar c -> c.calendarId().value();
            case RuleSetting.KeywordRule r -> r.keywordRuleId().value();
            case RuleSetting.Sla s -> s.slaId().value();
            case RuleSetting.Automation a -> a.automationId().value();
        };
    }

    /** The record's key on its topic: account, kind and id. */
    @JsonIgnore
    default String key() {
        return accountId().value() + "/" + getClass().getSimpleName() + "/" + id();
    }

    /**
     * The account's own settings.
     *
     * @param timeZone IANA name [W-03]
     * @param language ISO 639-1 primary language [W-05]
     * @param multilingual whether languages restrict who sees and gets a dialog [W-36]
     * @param autoAssignment whether routing gives dialogs to operators [W-43]
     * @param maxDialogs how many dialogs routing gives an operator who has no limit of their own [W-48]
     * @param hideOthersDialogs whether operators see only their own and unclaimed dialogs [W-32]
     * @param firstReplySeconds how long the visitor waits for the first reply before the busy text; 0 = never [W-22]
     * @param busyText the text sent then [W-28]
     * @param idleCloseSeconds after how long without a message an owned dialog is closed; 0 = never
     * @param siteUrl the company's site, in the signature of its mails; null for none [W-04]
     * @param replyTo where answers go to mails in the company's name that nobody reads here; null for none [W-08]
     */
    record Account(
            AccountId accountId,
            long version,
            boolean removed,
            String name,
            String timeZone,
            String language,
            boolean multilingual,
            boolean autoAssignment,
            int maxDialogs,
            boolean hideOthersDialogs,
            int firstReplySeconds,
            String busyText,
            int idleCloseSeconds,
            @Nullable String siteUrl,
            @Nullable String replyTo)
            implements Setting {
        /** Without a site and an address for answers. */
        public Account(
                AccountId accountId,
                long version,
                boolean removed,
                String name,
                String timeZone,
                String language,
                boolean multilingual,
                boolean autoAssignment,
                int maxDialogs,
                boolean hideOthersDialogs,
                int firstReplySeconds,
                String busyText,
                int idleCloseSeconds) {
            this(
                    accountId,
                    version,
                    removed,
                    name,
                    timeZone,
                    language,
                    multilingual,
                    autoAssignment,
                    maxDialogs,
                    hideOthersDialogs,
                    firstReplySeconds,
                    busyText,
                    idleCloseSeconds,
                    null,
                    null);
        }
    }

    /**
     * The account's keys. The secrets are ciphertext: AES-GCM under the suite's key, see {@code SecretBox} and
     * {@code SecretPurpose} of platform.
     *
     * @param conversationKey ciphertext of the secret that conversation ids are made with; never changes
     * @param visitorKeyId names the key pair visitor tokens are signed with
     * @param visitorPublicKey X.509 encoding of the EC P-256 public key, base64
     * @param visitorPrivateKey ciphertext of the PKCS#8 encoding of the private key
     */
    record Keys(
            AccountId accountId,
            long version,
            boolean removed,
            String conversationKey,
            String visitorKeyId,
            String visitorPublicKey,
            String visitorPrivateKey)
            implements Setting {}

    /**
     * A named group of operators.
     *
     * @param autoAssignment whether routing gives its dialogs out; null for as the account does [W-43]
     * @param calendarId when it works; null for the account's working time [T-11]
     */
    record Department(
            AccountId accountId,
            long version,
            boolean removed,
            DepartmentId departmentId,
            String name,
            @Nullable Boolean autoAssignment,
            @Nullable CalendarId calendarId)
            implements Setting {}

    /**
     * A person who answers.
     *
     * @param departments those they belong to; a dialog without a department is for everybody
     * @param languages ISO 639-1 codes of the languages they speak; never empty [W-38]
     * @param maxDialogs their own limit of automatic assignment; null for the account's [W-48]
     * @param skills what they can do, as dialogs may require it [P-05]
     * @param shift when they work; null for whenever they say they do
     */
    record Operator(
            AccountId accountId,
            long version,
            boolean removed,
            OperatorId operatorId,
            String name,
            String email,
            Role role,
            Set<DepartmentId> departments,
            Set<String> languages,
            @Nullable Integer maxDialogs,
            Set<String> skills,
            @Nullable Shift shift)
            implements Setting {
        public Operator {
            departments = Set.copyOf(departments);
            languages = Set.copyOf(languages);
            skills = skills == null ? Set.of() : Set.copyOf(skills);
        }
    }

    /**
     * A connected channel.
     *
     * @param departmentId where its dialogs go [B-03]; null for any
     * @param enabled whether it takes messages
     * @param allowedOrigins exact origins whose pages may open the web chat; empty for any
     * @param tags every dialog of the channel gets them when it is opened
     * @param config what its kind needs to know, by the names its kind gives; nothing secret
     * @param secrets ciphertext by the names its kind gives, each for its own purpose, see {@code SecretPurpose}
     */
    record Channel(
            AccountId accountId,
            long version,
            boolean removed,
            ChannelId channelId,
            ChannelKind kind,
            String name,
            @Nullable DepartmentId departmentId,
            boolean enabled,
            Set<String> allowedOrigins,
            Set<String> tags,
            Map<String, String> config,
            Map<String, String> secrets)
            implements Setting {
        public Channel {
            allowedOrigins = Set.copyOf(allowedOrigins);
            // Channels of before there were foreign ones have none of these.
            tags = tags == null ? Set.of() : Set.copyOf(tags);
            config = config == null ? Map.of() : Map.copyOf(config);
            secrets = secrets == null ? Map.of() : Map.copyOf(secrets);
        }
    }

    /**
     * A widget button on a site, of one web channel.
     *
     * @param language ISO 639-1 language of its dialogs [W-37]
     * @param departmentId where its dialogs go; null for the channel's
     * @param title what the chat window is headed with
     * @param greeting shown before the visitor writes; empty for none
     * @param colour CSS hex colour, for example {@code #2563eb}
     * @param side {@code left} or {@code right}
     * @param requiredInfo what the visitor is asked for before the first message [U-15]
     * @param languages ISO 639-1 languages the visitor may choose between; none or one for no choice
     * @param showPercent to how many of a hundred new visitors it is shown [W-71]
     * @param queueLimit how many of its own dialogs may wait while operators are online before it is hidden; 0 = any
     *     number, null = as the account says [W-72]
     * @param offlineLimit the same while nobody is online [W-73]
     * @param consentText what visitors agree to by writing; null for nothing
     */
    record Placement(
            AccountId accountId,
            long version,
            boolean removed,
            PlacementId placementId,
            ChannelId channelId,
            String name,
            String language,
            @Nullable DepartmentId departmentId,
            String title,
            String greeting,
            String colour,
            String side,
            Set<CardField> requiredInfo,
            Set<String> languages,
            Integer showPercent,
            @Nullable Integer queueLimit,
            @Nullable Integer offlineLimit,
            @Nullable String consentText)
            implements Setting {
        public Placement {
            // Buttons of before there was anything to choose ask nothing and are shown to everybody.
            requiredInfo = requiredInfo == null ? Set.of() : Set.copyOf(requiredInfo);
            languages = languages == null ? Set.of() : Set.copyOf(languages);
            showPercent = showPercent == null ? 100 : showPercent;
        }

        /** Shown to everybody, and asking nothing. */
        public Placement(
                AccountId accountId,
                long version,
                boolean removed,
                PlacementId placementId,
                ChannelId channelId,
                String name,
                String language,
                @Nullable DepartmentId departmentId,
                String title,
                String greeting,
                String colour,
                String side) {
            this(
                    accountId,
                    version,
                    removed,
                    placementId,
                    channelId,
                    name,
                    language,
                    departmentId,
                    title,
                    greeting,
                    colour,
                    side,
                    Set.of(),
                    Set.of(),
                    100,
                    null,
                    null,
                    null);
        }
    }

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
            implements Setting {
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
     * @param alertEmail who is told of late replies; null for nobody [W-24]
     * @param alertMinutes how long after an alert no other of its kind is sent [W-25]
     * @param readGraceHours how long a visitor may read the last message of a closed dialog before it is over [W-61]
     * @param autoreply sent to a visitor's message while nobody is given dialogs automatically; empty for never [B-24]
     * @param autoreplyHours after how many hours it is sent to the same visitor again; 0 = only once [B-24]
     * @param calendarId when the account works; null for always [T-11]
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
            @Nullable CalendarId calendarId)
            implements Setting {
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
            implements Setting {
        public Calendar {
            hours = List.copyOf(hours);
            daysOff = List.copyOf(daysOff);
        }
    }
}
