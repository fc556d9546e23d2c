package chat.parley.contracts.settings;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.calendar.Shift;
import chat.parley.contracts.dialog.CardField;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.CalendarId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.PictureId;
import chat.parley.contracts.id.PlacementId;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
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
    @JsonSubTypes.Type(value = TimeSetting.Distribution.class, name = "Distribution"),
    @JsonSubTypes.Type(value = TimeSetting.Times.class, name = "Times"),
    @JsonSubTypes.Type(value = TimeSetting.Calendar.class, name = "Calendar"),
    @JsonSubTypes.Type(value = Visits.class, name = "Visits"),
    @JsonSubTypes.Type(value = Classification.class, name = "Classification"),
    @JsonSubTypes.Type(value = Access.class, name = "Access"),
    @JsonSubTypes.Type(value = RuleSetting.KeywordRule.class, name = "KeywordRule"),
    @JsonSubTypes.Type(value = RuleSetting.Sla.class, name = "Sla"),
    @JsonSubTypes.Type(value = RuleSetting.Automation.class, name = "Automation")
})
public sealed interface Setting
        permits RuleSetting,
                TimeSetting,
                Visits,
                Classification,
                Access,
                Setting.Account,
                Setting.Keys,
                Setting.Department,
                Setting.Operator,
                Setting.Channel,
                Setting.Placement {
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
            case TimeSetting.Distribution d -> d.accountId().value();
            case TimeSetting.Times t -> t.accountId().value();
            case TimeSetting.Calendar c -> c.calendarId().value();
            case Visits v -> v.accountId().value();
            case Classification c -> c.accountId().value();
            case Access a -> a.accountId().value();
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
     * @param logo shown to visitors in the chat window; null for none [W-02]
     * @param siteUrl the company's site, in the signature of its mails; null for none [W-04]
     * @param replyTo where answers go to mails in the company's name that nobody reads here; null for none [W-08]
     * @param crmUrl the address of a visitor in the company's own CRM, {@code {id}} standing for the id that its site
     *     supplies; null for none [W-53]
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
            @Nullable PictureId logo,
            @Nullable String siteUrl,
            @Nullable String replyTo,
            @Nullable String crmUrl)
            implements Setting {
        /** Without a logo, a site, an address for answers and a CRM. */
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
                    null,
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
     * @param position what they are, as visitors are shown it; null for nothing [U-10]
     * @param avatar their picture, as visitors are shown it; null for none [U-10]
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
            @Nullable Shift shift,
            @Nullable String position,
            @Nullable PictureId avatar)
            implements Setting {
        public Operator {
            departments = Set.copyOf(departments);
            languages = Set.copyOf(languages);
            skills = skills == null ? Set.of() : Set.copyOf(skills);
        }

        /** Of whom visitors are shown the name alone. */
        public Operator(
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
                @Nullable Shift shift) {
            this(
                    accountId,
                    version,
                    removed,
                    operatorId,
                    name,
                    email,
                    role,
                    departments,
                    languages,
                    maxDialogs,
                    skills,
                    shift,
                    null,
                    null);
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
        /** In the config of every kind: the bot that has new dialogs of the channel first [J-07]; left out for none. */
        public static final String BOT = "bot";

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
     * @param departments those the visitor may choose between; none or one for no choice
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
            @Nullable String consentText,
            Set<DepartmentId> departments)
            implements Setting {
        public Placement {
            // Buttons of before there was anything to choose ask nothing and are shown to everybody.
            requiredInfo = requiredInfo == null ? Set.of() : Set.copyOf(requiredInfo);
            languages = languages == null ? Set.of() : Set.copyOf(languages);
            showPercent = showPercent == null ? 100 : showPercent;
            departments = departments == null ? Set.of() : Set.copyOf(departments);
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
                    null,
                    Set.of());
        }
    }
}
