package chat.parley.admin.account;

import chat.parley.admin.change.Draft;
import chat.parley.admin.field.Fields;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.PictureId;
import chat.parley.contracts.settings.Setting;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An account as an administrator wants it. */
@Schema(description = "The account's settings. Every field must be given.")
public record AccountDraft(
        @Schema(description = "The version that was read before.") @Nullable
        Long version,

        @Schema(description = "The company's name, 1 to 200 characters.") @Nullable
        String name,

        @Schema(description = "IANA time zone of history, statistics and reports.", examples = "Europe/Moscow")
        @Nullable
        String timeZone,

        @Schema(description = "ISO 639-1 code of the primary language.", examples = "ru") @Nullable
        String language,

        @Schema(description = "Whether languages restrict who sees and gets a dialog.", defaultValue = "false")
        @Nullable
        Boolean multilingual,

        @Schema(description = "Whether dialogs are given to operators without their asking.", defaultValue = "false")
        @Nullable
        Boolean autoAssignment,

        @Schema(
                description = "How many dialogs automatic assignment gives one operator, 1 to 1000.",
                defaultValue = "5")
        @Nullable
        Integer maxDialogs,

        @Schema(description = "Whether operators see only their own and unclaimed dialogs.", defaultValue = "false")
        @Nullable
        Boolean hideOthersDialogs,

        @Schema(description = "After how many seconds of waiting the busy text is sent, 0 for never; at most a day.")
        @Nullable
        Integer firstReplySeconds,

        @Schema(description = "The busy text; must not be empty while firstReplySeconds is not 0.") @Nullable
        String busyText,

        @Schema(description = "After how many seconds of silence an owned dialog closes, 0 for never; at most 90 days.")
        @Nullable
        Integer idleCloseSeconds,

        @Schema(description = "Id of the logo, as it was answered when it was brought; none for no logo.") @Nullable
        String logo,

        @Schema(
                description = "The company's site, in the signature of its mails; left out for none.",
                examples = "https://shop.example")
        @Nullable
        String siteUrl,

        @Schema(
                description = "Where answers go to mails in the company's name that nobody reads in the console; left"
                        + " out for none.")
        @Nullable
        String replyTo,

        @Schema(
                description = "The address of a visitor in your own CRM, with {id} for the id that your site supplies;"
                        + " left out for none.",
                examples = "https://crm.shop.example/people/{id}")
        @Nullable
        String crmUrl)
        implements Draft<Setting.Account> {
    /** Most dialogs that can be allowed at once [W-48]. */
    public static final int MOST_DIALOGS = 1000;

    /** What a new account starts with [W-48]. */
    public static final int USUAL_DIALOGS = 5;

    private static final Pattern SITE = Pattern.compile("https?://[^\\s/?#<>\"]+[^\\s<>\"]*");
    private static final Pattern TEMPLATE =
            Pattern.compile("https?://[^\\s/?#<>\"{}@]+[/?#]([^\\s<>\"{}]|\\{id\\})*\\{id\\}([^\\s<>\"{}]|\\{id\\})*");
    private static final int LONGEST_URL = 300;
    private static final int DAY = 86_400;
    private static final int LONGEST_IDLE = 90 * DAY;

    @Override
    public Setting.Account read(Fields fields, Place<Setting.Account> place) {
        return read(fields, place.account(), place.version());
    }

    Setting.Account read(Fields fields, AccountId account, long newVersion) {
        var setting = new Setting.Account(
                account,
                newVersion,
                false,
                fields.name("name", name),
                fields.timeZone("timeZone", timeZone),
                fields.language("language", language),
                fields.flag("multilingual", multilingual),
                fields.flag("autoAssignment", autoAssignment),
                fields.within("maxDialogs", maxDialogs, 1, MOST_DIALOGS),
                fields.flag("hideOthersDialogs", hideOthersDialogs),
                fields.within("firstReplySeconds", firstReplySeconds, 0, DAY),
                fields.text("busyText", busyText, Fields.LONGEST_TEXT),
                fields.within("idleCloseSeconds", idleCloseSeconds, 0, LONGEST_IDLE),
                fields.optionalId("logo", logo, PictureId::new),
                siteUrl == null || siteUrl.isBlank() ? null : site(fields, siteUrl.strip()),
                replyTo == null || replyTo.isBlank() ? null : fields.email("replyTo", replyTo.strip()),
                crmUrl == null || crmUrl.isBlank() ? null : template(fields, crmUrl.strip()));
        if (setting.firstReplySeconds() > 0 && busyText != null && busyText.isBlank()) {
            fields.refuse("busyText", "must not be empty while firstReplySeconds is not 0");
        }
        return setting;
    }

    private static String site(Fields fields, String url) {
        if (url.length() > LONGEST_URL || !SITE.matcher(url).matches()) {
            fields.refuse("siteUrl", "must be an address that begins with http:// or https://");
        }
        return url;
    }

    /** The id may stand anywhere but in the name of the server, which an id must not choose. */
    private static String template(Fields fields, String url) {
        if (url.length() > LONGEST_URL || !TEMPLATE.matcher(url).matches()) {
            fields.refuse(
                    "crmUrl", "must be an address that begins with http:// or https:// and has {id} behind its server");
        }
        return url;
    }

    /** A new account with everything that is a choice at its default [W-32] [W-36] [W-43] [W-48]. */
    public static AccountDraft usual(String name, String timeZone, String language) {
        return new AccountDraft(
                0L, name, timeZone, language, false, false, USUAL_DIALOGS, false, 0, "", 0, null, null, null, null);
    }
}
