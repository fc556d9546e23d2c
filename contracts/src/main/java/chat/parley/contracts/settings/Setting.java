package chat.parley.contracts.settings;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.PlacementId;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
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
    @JsonSubTypes.Type(value = Setting.Placement.class, name = "Placement")
})
public sealed interface Setting {
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
            int idleCloseSeconds)
            implements Setting {}

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

    record Department(AccountId accountId, long version, boolean removed, DepartmentId departmentId, String name)
            implements Setting {}

    /**
     * A person who answers.
     *
     * @param departments those they belong to; a dialog without a department is for everybody
     * @param languages ISO 639-1 codes of the languages they speak; never empty [W-38]
     * @param maxDialogs their own limit of automatic assignment; null for the account's [W-48]
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
            @Nullable Integer maxDialogs)
            implements Setting {}

    /**
     * A connected channel.
     *
     * @param departmentId where its dialogs go [B-03]; null for any
     * @param enabled whether it takes messages
     * @param allowedOrigins exact origins whose pages may open the web chat; empty for any
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
            Set<String> allowedOrigins)
            implements Setting {}

    /**
     * A widget button on a site, of one web channel.
     *
     * @param language ISO 639-1 language of its dialogs [W-37]
     * @param departmentId where its dialogs go; null for the channel's
     * @param title what the chat window is headed with
     * @param greeting shown before the visitor writes; empty for none
     * @param colour CSS hex colour, for example {@code #2563eb}
     * @param side {@code left} or {@code right}
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
            String side)
            implements Setting {}
}
