package chat.parley.admin.channel;

import chat.parley.admin.field.Fields;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.settings.Setting;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a kind of channel is configured by.
 *
 * @param config the names that it knows, with what their values look like; the empty text stands for «as usual». Which
 *     bot has its dialogs first is known by every kind
 * @param secrets those an administrator gives, with what they look like
 * @param later which of them may come later; every other must be there
 */
record ForeignKind(String kind, Map<String, Pattern> config, Map<String, Pattern> secrets, Set<String> later) {
    private static final Pattern YES_OR_NO = Pattern.compile("true|false");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}");
    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}");
    private static final Pattern SECURITY = Pattern.compile("tls|starttls|none");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s/?#]+[^\\s]*");
    private static final Pattern HOURS = Pattern.compile("[1-9][0-9]{0,2}");
    private static final Pattern BOT = Pattern.compile("bot-[0-9a-f-]{36}");
    private static final int LONGEST = 500;
    private static final Set<String> NOTED = Stream.of(IdentityKeys.IDENTITY, "token", "signing", "hook", "path")
            .map(IdentityKeys::previousUntil)
            .collect(Collectors.toUnmodifiableSet());

    private static final List<ForeignKind> ALL = List.of(
            new ForeignKind(ChannelKind.WEB.value(), Map.of("identityMode", Pattern.compile("hmac|md5")), Map.of()),
            new ForeignKind(
                    "telegram",
                    Map.of("mode", Pattern.compile("polling|webhook"), "repeatUncertain", YES_OR_NO),
                    Map.of("token", Pattern.compile("[0-9]{5,20}:[A-Za-z0-9_-]{10,100}"))),
            new ForeignKind(
                    "vk",
                    Map.of(
                            "groupId",
                            Pattern.compile("[1-9][0-9]{0,14}"),
                            "widgets",
                            Pattern.compile("[A-Za-z0-9_-]{1,64}(,[A-Za-z0-9_-]{1,64}){0,19}"),
                            "confirmation",
                            Pattern.compile("[0-9a-z]{4,20}")),
                    Map.of(
                            "accessKey", Pattern.compile("[A-Za-z0-9._-]{20,400}"),
                            "secretKey", Pattern.compile("[A-Za-z0-9_-]{8,50}")),
                    Set.of("accessKey")),
            new ForeignKind("api", Map.of("url", ADDRESS, "replyHours", HOURS), Map.of()),
            new ForeignKind(
                    "jivo",
                    Map.of("chunked", YES_OR_NO, "repeatUncertain", YES_OR_NO, "replyHours", HOURS),
                    Map.of("endpoint", ADDRESS),
                    Set.of("endpoint")),
            new ForeignKind(
                    "email",
                    Map.of(
                            "repeatUncertain", YES_OR_NO,
                            "address", Pattern.compile("[A-Za-z0-9._-]{1,21}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+"),
                            "user", Pattern.compile("[^\\s\\p{Cntrl}]{1,200}"),
                            "imapHost", HOST,
                            "imapPort", PORT,
                            "imapSecurity", SECURITY,
                            "smtpHost", HOST,
                            "smtpPort", PORT,
                            "smtpSecurity", SECURITY),
                    Map.of("password", Pattern.compile("[^\\p{Cntrl}]{1,200}"))));

    ForeignKind(String kind, Map<String, Pattern> config, Map<String, Pattern> secrets) {
        this(kind, config, secrets, Set.of());
    }

    static String[] names() {
        return ALL.stream().map(ForeignKind::kind).toArray(String[]::new);
    }

    /** The kind of this name; the web chat for any other. */
    static ForeignKind of(String name) {
        return ALL.stream().filter(each -> each.kind().equals(name)).findFirst().orElse(ALL.getFirst());
    }

    boolean isWeb() {
        return kind.equals(ChannelKind.WEB.value());
    }

    /**
     * What was given, checked; what is unknown is refused, so that a slip of the pen is seen. What we note there
     * ourselves stays as it is.
     *
     * @param present that of before
     */
    Map<String, String> config(Fields fields, Map<String, String> given, Map<String, String> present) {
        var checked = new TreeMap<>(present);
        checked.keySet().retainAll(NOTED);
        given.forEach((name, value) -> {
            Pattern form = name.equals(Setting.Channel.BOT) ? BOT : config.get(name);
            if (NOTED.contains(name)) {
                return;
            }
            if (form == null) {
                fields.refuse("config." + name, "is nothing that a channel of this kind knows");
            } else if (value != null && !value.isBlank()) {
                check(fields, "config." + name, value.strip(), form);
                checked.put(name, value.strip());
            }
        });
        return checked;
    }

    /**
     * The secrets as they are from now on: what is given, in clear, and for the rest what was there, sealed.
     *
     * @param present those of before, sealed
     */
    Map<String, String> secrets(Fields fields, Map<String, String> given, Map<String, String> present) {
        var all = new TreeMap<>(present);
        given.forEach((name, value) -> {
            Pattern form = secrets.get(name);
            if (form == null) {
                fields.refuse("secrets." + name, "is nothing that a channel of this kind knows");
            } else if (value != null && !value.isBlank()) {
                check(fields, "secrets." + name, value.strip(), form);
                all.put(name, value.strip());
            }
        });
        for (String name : secrets.keySet()) {
            if (!all.containsKey(name) && !later.contains(name)) {
                fields.refuse("secrets." + name, chat.parley.contracts.error.ErrorCode.INVALID_REQUEST, "is missing");
            }
        }
        return all;
    }

    /** Says nothing of the value itself, which may be secret. */
    private static void check(Fields fields, String field, String value, Pattern form) {
        if (value.length() > LONGEST || !form.matcher(value).matches()) {
            fields.refuse(field, "is not of the form it must have");
        }
    }
}
